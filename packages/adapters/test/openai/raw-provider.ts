import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { closeAtOnce, listenOnLoopback } from "@claw/testing/loopback";

export interface RawProvider extends AsyncDisposable {
  baseUrl: string;
  /** All connections that there have been. */
  readonly sockets: readonly Socket[];
}

/** A provider that does with each response what a test wants, down to the bytes. */
export async function startRawProvider(
  answer: (response: ServerResponse, request: IncomingMessage, body: string) => void,
): Promise<RawProvider> {
  const sockets: Socket[] = [];
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(Buffer.from(part));
    answer(response, request, Buffer.concat(parts).toString("utf8"));
  });
  server.on("connection", (socket) => sockets.push(socket));

  return {
    baseUrl: `http://127.0.0.1:${await listenOnLoopback(server)}/v1`,
    sockets,
    [Symbol.asyncDispose]: () => closeAtOnce(server),
  };
}

/** One piece of text as a provider sends it. */
export function textEvent(content: string): string {
  return `data: ${JSON.stringify({ id: "c", choices: [{ index: 0, delta: { content }, finish_reason: null }] })}\n\n`;
}

export const doneEvent = "data: [DONE]\n\n";

export function beginStream(response: ServerResponse, headers: Record<string, string> = {}): ServerResponse {
  response.writeHead(200, { "content-type": "text/event-stream", ...headers });
  response.flushHeaders();

  return response;
}
