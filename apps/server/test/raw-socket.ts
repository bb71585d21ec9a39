import { once } from "node:events";
import { WebSocket } from "ws";

export type SocketMessage = {
  id?: string | number | null;
  method?: string;
  jsonrpc?: string;
  result?: { type: string; id?: string; data?: unknown };
  error?: { message: string; data: { reason: string } };
};

/** A WebSocket without any client library: what goes over the wire is what the test says. */
export type RawSocket = AsyncDisposable & {
  send(message: unknown): void;
  sendText(text: string): void;
  sendBytes(bytes: Uint8Array): void;
  /** The next message that fits; those that do not are kept for others. */
  next(fits: (message: SocketMessage) => boolean): Promise<SocketMessage>;
  /** Reads nothing more, until `resume`. */
  pause(): void;
  resume(): void;
  /** Resolves with the close code. */
  closed: Promise<number>;
};

export type ConnectOptions = {
  token?: string;
  /** Sends no first message at all. */
  silent?: boolean;
  headers?: Record<string, string>;
  query?: string;
  /** Answers pings of the protocol, as every browser does. */
  autoPong?: boolean;
};

/** Opens a socket and says who calls, without waiting for the answer to that. Rejects with the HTTP status if refused. */
export async function connect(url: string, options: ConnectOptions = {}): Promise<RawSocket> {
  const { token, silent = false, headers = {}, query = "?connectionParams=1", autoPong = true } = options;
  const socket = new WebSocket(`${url}${query}`, { headers, autoPong });
  const { promise: opened, resolve, reject } = Promise.withResolvers<void>();
  socket.once("open", resolve);
  socket.once("unexpected-response", (_request, response) => {
    reject(new Error(`HTTP ${response.statusCode}`));
    response.destroy();
  });
  socket.on("error", (error) => reject(error));

  const received: SocketMessage[] = [];
  socket.on("message", (data) => received.push(parse(String(data))));
  // Not `once` of node:events: it rejects where an error comes before the close.
  const closed = new Promise<number>((resolve) => socket.once("close", resolve));
  await opened;

  const send = (message: unknown) => socket.send(JSON.stringify(message));
  if (!silent) send({ method: "connectionParams", data: token === undefined ? {} : { token } });

  return {
    send,
    sendText: (text) => socket.send(text),
    sendBytes: (bytes) => socket.send(bytes),
    pause: () => socket.pause(),
    resume: () => socket.resume(),
    async next(fits) {
      for (;;) {
        const index = received.findIndex(fits);
        const [found] = index < 0 ? [] : received.splice(index, 1);
        if (found) return found;

        const ended = closed.then((code) => Promise.reject(new Error(`closed (${code}) before it came`)));
        await Promise.race([once(socket, "message"), ended]);
      }
    },
    closed,
    async [Symbol.asyncDispose]() {
      socket.terminate();
      await closed;
    },
  };
}

/** tRPC answers its clients' pings outside JSON. */
function parse(text: string): SocketMessage {
  return text === "PONG" ? { method: text } : JSON.parse(text);
}

export function query(id: number | string, path: string, input?: unknown) {
  return { id, jsonrpc: "2.0", method: "query", params: { path, input } };
}

export function mutation(id: number, path: string, input?: unknown) {
  return { id, jsonrpc: "2.0", method: "mutation", params: { path, input } };
}

export function subscription(id: number, path: string, input?: unknown) {
  return { id, jsonrpc: "2.0", method: "subscription", params: { path, input } };
}
