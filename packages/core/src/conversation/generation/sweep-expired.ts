import { DomainError, Source } from "@claw/contract";
import type { Database } from "@claw/db";
import type { CallPurpose } from "../../billing/admit-call.ts";
import { type PriceRow, priceJsonSql, readPrice } from "../../billing/price-row.ts";
import { settleCall } from "../../billing/settle-call.ts";
import { unknownModelLimits } from "../../model/default-catalog.ts";
import { continuation } from "../continuation.ts";
import { fitContext } from "../fit-context.ts";
import { loadBranch } from "../load-branch.ts";
import { noRetrieval } from "../no-retrieval.ts";
import type { ChatTurn, GenerationLog, GroundedSource, Retrieval } from "../ports.ts";
import { estimateUsage } from "./estimate-usage.ts";
import { frameTurns, questionsOf } from "./frame-turns.ts";

/** A call whose owner has given no sign of life for a lease's time. */
export type ExpiredCall = {
  call_id: string;
  purpose: CallPurpose;
  message_id: string | null;
  conversation_id: string | null;
  parent_id: string | null;
  organization_id: string;
  user_id: string;
  /** What the answer was given to quote, as it is stored. */
  sources: unknown;
  content: string;
  reasoning: string;
  /** Where the call began to write. */
  content_start: number;
  reasoning_start: number;
  price: PriceRow;
  system_prompt: string | null;
  context_window: number;
  max_output_tokens: number;
};

export type SweepDeps = { db: Database; generationLog: GenerationLog; retrieval?: Retrieval };

/**
 * Ends what a dead process left: its answers become `interrupted` with the text of the last checkpoint, or with what
 * outlived their owner in the log, charged once for what was delivered, or nothing. The settlement's compare-and-set
 * lets any number of sweepers run.
 * @returns the calls that this sweep settled
 */
export async function sweepExpired(deps: SweepDeps): Promise<ExpiredCall[]> {
  const { rows } = await deps.db.pool.query<ExpiredCall>({
    name: "find-expired",
    text: expiredSql,
    values: [unknownModelLimits.contextWindow, unknownModelLimits.maxOutputTokens],
  });
  const { retrieval = noRetrieval } = deps;
  const settled: ExpiredCall[] = [];

  for (const call of rows) {
    const texts = await textsOf(deps, call);
    const sources = await sourcesOf(retrieval, call);
    const delivered = {
      content: texts.content.slice(call.content_start),
      reasoning: texts.reasoning.slice(call.reasoning_start),
    };
    const result = await settleCall(deps.db, {
      callId: call.call_id,
      organizationId: call.organization_id,
      price: readPrice(call.price),
      usage: await estimateUsage(await promptOf(deps.db, retrieval, call, sources), delivered),
      usageSource: "estimated",
      usageAnomaly: null,
      finishReason: "interrupted",
      errorCode: null,
      message:
        call.purpose === "answer"
          ? { ...texts, status: "interrupted", citations: retrieval.cite(texts.content, sources) }
          : null,
    });
    if (result !== "already") settled.push(call);
  }

  return settled;
}

/** What readers of other processes saw may be longer than the last checkpoint, never different. */
async function textsOf(
  { generationLog }: SweepDeps,
  { purpose, message_id, content, reasoning }: ExpiredCall,
) {
  if (purpose !== "answer" || message_id === null) return { content: "", reasoning: "" };

  const found = await generationLog.recover(message_id);
  if (!found?.text.startsWith(content) || !found.reasoning.startsWith(reasoning))
    return { content, reasoning };

  return { content: found.text, reasoning: found.reasoning };
}

/** What it was given to quote, with the texts that are still there. */
async function sourcesOf(
  retrieval: Retrieval,
  { organization_id: organizationId, user_id: userId, sources }: ExpiredCall,
): Promise<GroundedSource[]> {
  const stored = Source.array().parse(sources ?? []);

  return stored.length === 0 ? [] : retrieval.withTexts({ organizationId, userId }, stored);
}

/** What its owner sent, put together once more; nothing where that no longer fits, such as after a change of limits. */
async function promptOf(
  db: Database,
  retrieval: Retrieval,
  call: ExpiredCall,
  sources: readonly GroundedSource[],
): Promise<ChatTurn[]> {
  if (call.conversation_id === null || call.parent_id === null) return [];

  const limits = { contextWindow: call.context_window, maxOutputTokens: call.max_output_tokens };
  const question = loadBranch(db, call.conversation_id, call.parent_id);
  const branch = continuation(call.content.slice(0, call.content_start), question);
  try {
    const { turns } = await fitContext(limits, call.system_prompt, branch);
    const [asked] = questionsOf(turns);

    return sources.length === 0 || asked === undefined ? turns : frameTurns(retrieval, turns, asked, sources);
  } catch (error) {
    if (error instanceof DomainError) return [];
    throw error;
  }
}

const expiredSql = `
  SELECT c.id AS call_id, c.purpose::text AS purpose, c.message_id, c.conversation_id, c.organization_id, c.user_id, m.parent_id,
         coalesce(m.sources, '[]') AS sources,
         coalesce(m.draft_content, m.content, '') AS content, coalesce(m.draft_reasoning, m.reasoning, '') AS reasoning,
         c.content_start, c.reasoning_start, ${priceJsonSql} AS price,
         v.system_prompt, coalesce(k.context_window, $1) AS context_window,
         coalesce(k.max_output_tokens, $2) AS max_output_tokens
  FROM llm_calls c JOIN price_versions p ON p.id = c.price_version_id
    LEFT JOIN messages m ON m.id = c.message_id
    LEFT JOIN conversations v ON v.id = c.conversation_id
    LEFT JOIN models k ON k.name = c.model
  WHERE c.state IN ('reserved', 'streaming') AND c.lease_expires_at < now()
  ORDER BY c.lease_expires_at
  LIMIT 100`;
