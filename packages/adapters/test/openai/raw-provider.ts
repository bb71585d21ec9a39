import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { Socket } from "node:net";

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
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the provider has no port");

  return {
    baseUrl: `http://127.0.0.1:${address.port}/v1`,
    sockets,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
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
