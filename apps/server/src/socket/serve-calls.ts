import { appRouter, type Context, toTrpcError } from "@claw/api/server";
import { nextTurn } from "@claw/core";
import { callTRPCProcedure, getTRPCErrorFromUnknown, type TRPCError } from "@trpc/server";
import type { WebSocket } from "ws";
import type { CallTable } from "./call-table.ts";
import { type Call, type Message, readMessages, readToken } from "./read-messages.ts";
import { eventMessage, requireEvents, sendEvents } from "./send-events.ts";
import { shapeError } from "./shape-error.ts";

export type ServeCallsOptions = {
  client: WebSocket;
  calls: CallTable;
  /** Whether the first message says who calls. */
  announcesToken: boolean;
  /** The context of all calls; rejects for who may not call. */
  admit(token: string | null): Promise<Context>;
  /** A message is about to be sent. */
  onSend(): void;
  onError(facts: { error: TRPCError; path: string | undefined }): void;
};

/**
 * Answers the calls of one socket in tRPC's protocol for WebSockets. tRPC's own adapter does it as well, but for each
 * event of a subscription it keeps books in a WeakMap and copies the message three times: a fifth of what a token cost,
 * and half of the time for which collecting garbage held up everybody.
 */
export function serveCalls(options: ServeCallsOptions): void {
  const { client, calls, onSend, onError } = options;
  let admission: Promise<Context> | null = options.announcesToken ? null : admit(null);

  function send(message: object): void {
    if (client.readyState !== client.OPEN) return;

    onSend();
    client.send(JSON.stringify(message));
  }

  /** @param call null: it belongs to none */
  function refuse(call: Call | null, thrown: unknown, ctx?: Context): void {
    const error = getTRPCErrorFromUnknown(toTrpcError(thrown));
    send({ id: call?.id ?? null, jsonrpc: call?.jsonrpc, error: shapeError(error, call, ctx) });
  }

  function fail(call: Call | null, thrown: unknown, ctx?: Context): void {
    onError({ error: getTRPCErrorFromUnknown(thrown), path: call?.path });
    refuse(call, thrown, ctx);
  }

  function admit(token: string | null): Promise<Context> {
    const admitted = options.admit(token);
    admitted.catch((error: unknown) => fail(null, error));

    return admitted;
  }

  async function answer(call: Call): Promise<void> {
    const { id, jsonrpc } = call;
    let signal: AbortSignal | undefined;
    try {
      if (call.type === "subscription") signal = calls.beginSubscription(id);
      else calls.begin(id);
    } catch (error) {
      refuse(call, error);
      return;
    }

    let ctx: Context | undefined;
    try {
      ctx = (await admission) ?? undefined;
      // A question that came with the subscription to its answer goes first: somebody waits for it.
      if (signal) await nextTurn();
      const result = await run(call, ctx, signal);
      if (signal) {
        send({ id, jsonrpc, result: { type: "started" } });
        await sendEvents(requireEvents(result), signal, (event) => send(eventMessage(call, event)));
      }
      calls.end(id);
      send({ id, jsonrpc, result: signal ? { type: "stopped" } : { type: "data", data: result } });
    } catch (error) {
      calls.end(id);
      fail(call, error, ctx);
    }
  }

  function take(message: Message): void {
    if ("stop" in message) calls.stopSubscription(message.stop);
    else void answer(message.call);
  }

  client.on("message", (data, isBinary) => {
    const text = isBinary ? "" : data.toString();
    if (text === "PONG") return;
    if (text === "PING") return client.send("PONG");

    try {
      if (admission) for (const message of readMessages(text)) take(message);
      else admission = admit(readToken(text));
    } catch (error) {
      refuse(null, error);
    }
  });
  client.on("error", (error) => onError({ error: getTRPCErrorFromUnknown(error), path: undefined }));
  client.once("close", () => calls.stopSubscriptions());
}

function run(call: Call, ctx: Context | undefined, signal: AbortSignal | undefined): Promise<unknown> {
  const { type, path, input } = call;

  return callTRPCProcedure({
    router: appRouter,
    path,
    getRawInput: async () => input,
    ctx,
    type,
    signal,
    batchIndex: 0,
  });
}
