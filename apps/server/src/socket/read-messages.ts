import { appRouter } from "@claw/api/server";
import { TRPCError } from "@trpc/server";
import { parseTRPCMessage, type TRPCClientOutgoingMessage } from "@trpc/server/rpc";
import type { CallId } from "./call-table.ts";

export type Call = {
  id: CallId;
  /** Goes back with each answer, as JSON-RPC wants it. */
  jsonrpc: "2.0" | undefined;
  type: "query" | "mutation" | "subscription";
  path: string;
  input: unknown;
};

export type Message = { stop: CallId } | { call: Call };

const { transformer } = appRouter._def._config;

/** The calls of one frame, which may hold several. Throws a TRPCError (PARSE_ERROR) where one of them is none. */
export function readMessages(text: string): Message[] {
  try {
    const frame: unknown = JSON.parse(text);

    return [frame].flat().map((message) => readMessage(parseTRPCMessage(message, transformer)));
  } catch (cause) {
    throw new TRPCError({ code: "PARSE_ERROR", cause });
  }
}

/** The token of a connection's first message, `{method: "connectionParams", data: {token}}`; null where it has none. */
export function readToken(text: string): string | null {
  try {
    const message: unknown = JSON.parse(text);
    const params = isRecord(message) && isRecord(message.data) ? message.data : {};

    return typeof params.token === "string" ? params.token : null;
  } catch {
    // Whatever it is, it says of nobody that they may call.
    return null;
  }
}

function readMessage(message: TRPCClientOutgoingMessage): Message {
  const { id, jsonrpc } = message;
  if (id === null || id === undefined) throw new TypeError("`id` is required");
  if (message.method === "subscription.stop") return { stop: id };

  const { method: type, params } = message;
  const { path, lastEventId, input } = params;

  return { call: { id, jsonrpc, type, path, input: withLastEventId(input, lastEventId) } };
}

/** A client that resumes a subscription says where beside the input that it began with. */
function withLastEventId(input: unknown, lastEventId: string | undefined): unknown {
  if (lastEventId === undefined) return input;

  return isRecord(input) ? { ...input, lastEventId } : (input ?? { lastEventId });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
