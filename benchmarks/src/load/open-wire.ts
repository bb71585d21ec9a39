import { once } from "node:events";
import { type RawData, WebSocket } from "ws";

/** What a subscription says. `closed`: the socket has gone, nothing more will come. */
export type WireEvent =
  | { type: "started" }
  | { type: "data"; data: unknown }
  | { type: "error"; error: unknown }
  | { type: "stopped" }
  | { type: "closed" };

/** tRPC's WebSocket protocol by hand: a client that costs next to nothing, so that one process can be thousands. */
export interface Wire {
  /** @returns what ends the subscription */
  subscribe(path: string, input: object, heed: (event: WireEvent) => void): () => void;
  call(method: "query" | "mutation", path: string, input: object): Promise<unknown>;
  /** Stops reading: what comes stays in the network. */
  pause(): void;
  resume(): void;
  /** Without a goodbye, as a cable that is cut. */
  cut(): void;
  readonly closed: Promise<void>;
}

/** Opens a socket and says who it is. Rejects where the server does not let it in. */
export async function openWire(serverUrl: string, token: string): Promise<Wire> {
  const address = `${serverUrl.replace(/^http/, "ws")}/trpc?connectionParams=1`;
  const socket = new WebSocket(address, { perMessageDeflate: false });
  const listeners = new Map<number, (event: WireEvent) => void>();
  const closed = new Promise<void>((resolve) => socket.once("close", () => resolve()));
  let last = 0;

  await once(socket, "open");
  socket.on("error", () => socket.terminate());
  socket.on("close", () => {
    for (const heed of listeners.values()) heed({ type: "closed" });
    listeners.clear();
  });
  socket.on("message", (bytes: RawData) => {
    const text = String(bytes);
    if (text === "PING") return socket.send("PONG");

    const message: WireMessage = text === "PONG" ? { id: null } : JSON.parse(text);
    if (message.id !== null) listeners.get(message.id)?.(eventOf(message));
  });
  socket.send(JSON.stringify({ method: "connectionParams", data: { token } }));

  function say(method: string, path: string, input: object, heed: (event: WireEvent) => void): () => void {
    last += 1;
    const id = last;
    listeners.set(id, heed);
    socket.send(JSON.stringify({ id, method, params: { path, input } }));

    return () => void listeners.delete(id);
  }

  return {
    subscribe(path, input, heed) {
      const forget = say("subscription", path, input, heed);
      const id = last;

      return () => {
        forget();
        if (socket.readyState === socket.OPEN)
          socket.send(JSON.stringify({ id, method: "subscription.stop" }));
      };
    },
    async call(method, path, input) {
      const { promise, resolve, reject } = Promise.withResolvers<unknown>();
      const forget = say(method, path, input, (event) => {
        if (event.type === "data") resolve(event.data);
        else reject(new Error(`${path}: ${JSON.stringify(event)}`));
      });

      try {
        return await promise;
      } finally {
        forget();
      }
    },
    pause: () => socket.pause(),
    resume: () => socket.resume(),
    cut: () => socket.terminate(),
    closed,
  };
}

type WireMessage = {
  id: number | null;
  result?: { type?: "started" | "data" | "stopped"; data?: unknown };
  error?: unknown;
};

function eventOf({ result, error }: WireMessage): WireEvent {
  if (!result) return { type: "error", error };
  if (result.type === "started" || result.type === "stopped") return { type: result.type };

  return { type: "data", data: result.data };
}
