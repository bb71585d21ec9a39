import type { UserActor } from "@claw/contract";
import { checkInvariants } from "@claw/core";
import { type Database, openDatabase, uuidv7 } from "@claw/db";
import { expect } from "vitest";
import type { AdmittedCall, CallRequest } from "../../src/billing/admit-call.ts";
import { admitOne } from "../../src/billing/admit-one.ts";
import { settleCall } from "../../src/billing/settle-call.ts";
import { noUsage, type TokenUsage, type UsageSource } from "../../src/billing/token-usage.ts";
import { modelName, openWorld, type World } from "../conversation/world.ts";

export const yuan = 1_000_000n;

/** Nothing in the accounts contradicts anything else. */
export async function expectAllAddsUp(db: Pick<Database, "pool">): Promise<void> {
  expect(await checkInvariants(db)).toEqual([]);
}

/** A price of whole yuan per token of the answer and nothing for the prompt, so that holds are round. */
export async function priceAnswers(db: Database, microPerToken: bigint): Promise<void> {
  await setPrice(db, { input: 0n, output: microPerToken * yuan });
}

export async function setPrice(
  db: Database,
  price: { input: bigint; output: bigint; cached?: bigint },
): Promise<void> {
  const { id: modelId } = await db.prisma.model.findUniqueOrThrow({ where: { name: modelName } });
  const at = new Date();
  await db.prisma.priceVersion.updateMany({ where: { modelId, validUntil: null }, data: { validUntil: at } });
  await db.prisma.priceVersion.create({ data: { id: uuidv7(), modelId, validFrom: at, ...price } });
}

/** How long the model's answers are at most. */
export async function limitAnswers(db: Database, maxOutputTokens: number): Promise<void> {
  await db.prisma.model.update({ where: { name: modelName }, data: { maxOutputTokens } });
}

export async function walletOf(db: Database, { organizationId }: Pick<UserActor, "organizationId">) {
  const { balanceMicro, heldMicro, undrawnMicro } = await db.prisma.billingAccount.findUniqueOrThrow({
    where: { organizationId },
  });

  return { balanceMicro, heldMicro, undrawnMicro };
}

/** Admits a call of a person that belongs to no conversation. */
export async function admit(
  db: Database,
  { organizationId, userId }: Pick<UserActor, "organizationId" | "userId">,
  request: Partial<CallRequest> = {},
): Promise<AdmittedCall> {
  const call = await admitOne(db, {
    organizationId,
    userId,
    conversationId: null,
    messageId: null,
    purpose: "answer",
    model: { id: null, name: modelName, provider: "test" },
    tokens: { prompt: 100, output: 1_000 },
    lease: { owner: uuidv7(), seconds: 60 },
    at: new Date(),
    ...request,
  });
  if (!call) throw new Error("the call was not admitted");

  return call;
}

export type Counted = Partial<TokenUsage> | null;

/** Ends a call with so many tokens; null for nothing delivered. */
export function settle(
  db: Database,
  call: AdmittedCall,
  counted: Counted,
  usageSource: UsageSource = "provider",
) {
  return settleCall(db, {
    ...call,
    usage: counted && { ...noUsage, ...counted },
    usageSource,
    usageAnomaly: null,
    finishReason: null,
    errorCode: null,
    message: null,
  });
}

/** A question in a conversation of its own. */
export async function ask(world: Pick<World, "service">, person: UserActor, content = "问") {
  const { id: conversationId } = await world.service.create(person, { title: "题" });

  return world.service.send(person, { conversationId, content });
}

/** A world whose statements are other than they should be: each pattern stands for a mistake in one of them. */
export async function openMutatedWorld(mutations: readonly (readonly [from: string, to: string])[]) {
  const seen = new Set<string>();
  const world = await openWorld({
    openDb: (url) => {
      const db = openDatabase({ url });
      db.pool.on("connect", (client) => {
        const { connection } = client;
        const parse = connection.parse.bind(connection);
        connection.parse = (query, more) => parse({ ...query, text: mutate(query.text) }, more);
      });

      return db;
    },
  });

  function mutate(text: string): string {
    return mutations.reduce((changed, [from, to]) => {
      if (changed.includes(from)) seen.add(from);
      return changed.replaceAll(from, to);
    }, text);
  }

  return { ...world, hasMutated: () => mutations.every(([from]) => seen.has(from)) };
}
