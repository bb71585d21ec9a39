import { type Actor, formatMicro, type MessageCalls, type ProviderCall } from "@claw/contract";
import type { CallCorrection, LlmCall, PriceVersion } from "@claw/db";
import { getOwnMessage } from "../../conversation/get-own.ts";
import { requireMember } from "../../runtime/require-actor.ts";
import type { AccountDeps } from "./deps.ts";

/** More than one answer ever has; the first ones. */
const mostCalls = 500;

/** The provider calls of one answer, in their order, as they count now. NOT_FOUND for another's message. */
export async function listMessageCalls(
  { db }: Pick<AccountDeps, "db">,
  actor: Actor,
  { messageId }: MessageCalls,
): Promise<ProviderCall[]> {
  const { organizationId } = requireMember(actor);
  await getOwnMessage(db.prisma, actor, messageId);

  const rows = await db.prisma.llmCall.findMany({
    where: { messageId, organizationId },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: mostCalls,
    include: { priceVersion: true, correction: true },
  });

  return rows.map(presentCall);
}

type CallRow = LlmCall & { priceVersion: PriceVersion; correction: CallCorrection | null };

function presentCall({ priceVersion, correction, ...call }: CallRow): ProviderCall {
  const { freshTokens, cachedTokens, cacheWriteTokens, outputTokens, reasoningTokens, costMicro } =
    correction ?? call;

  return {
    id: call.id,
    purpose: call.purpose,
    model: call.model,
    state: call.state,
    usageSource: correction ? "reconciled" : call.usageSource,
    usageAnomaly: call.usageAnomaly,
    freshTokens,
    cachedTokens,
    cacheWriteTokens,
    outputTokens,
    reasoningTokens,
    totalTokens: freshTokens + cachedTokens + cacheWriteTokens + outputTokens + reasoningTokens,
    cost: formatMicro(costMicro),
    price: presentPrice(priceVersion),
    createdAt: call.createdAt.toISOString(),
  };
}

/** A kind of token without a price of its own costs what it costs by `priceCall`. */
function presentPrice({ input, cached, cacheWrite, output, reasoning, perRequest }: PriceVersion) {
  return {
    input: formatMicro(input),
    cached: formatMicro(cached ?? input),
    cacheWrite: formatMicro(cacheWrite ?? input),
    output: formatMicro(output),
    reasoning: formatMicro(reasoning ?? output),
    perRequest: formatMicro(perRequest),
  };
}
