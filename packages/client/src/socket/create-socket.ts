import type { AppRouter } from "@claw/api";
import {
  createTRPCClient,
  createWSClient,
  type TRPCLink,
  type TRPCWebSocketClient,
  wsLink,
} from "@trpc/client";
import type { Clock } from "../clock.ts";
import type { TokenKeeper } from "../tokens/token-keeper.ts";
import { createWatchable, type Watchable } from "../watchable.ts";
import { createReconnectDelay } from "./reconnect-delay.ts";
import { createSocketLink } from "./socket-link.ts";

export type ConnectionState = "idle" | "connecting" | "open" | "reconnecting";

export type Socket = {
  link: TRPCLink<AppRouter>;
  connection: Watchable<ConnectionState>;
  /** Connects, unless it is connected; the first subscription does so as well. */
  open(): void;
  /** Ends the subscriptions, too. The next one opens another socket. */
  close(): Promise<void>;
};

export type SocketOptions = {
  /** `ws:` or `wss:` */
  url: string;
  tokens: TokenKeeper;
  clock: Clock;
  WebSocket?: typeof globalThis.WebSocket | undefined;
};

type Open = { client: TRPCWebSocketClient; presented: string | null; stopWatching(): void };

/** Close code of a socket whose token counts for nothing (any more). */
const refusedCode = 4401;

/**
 * One socket for all subscriptions. It comes back by itself after a loss, with the subscriptions where they were, and
 * is told of each newer token, so that the server lets it stay.
 */
export function createSocket({ url, tokens, clock, WebSocket }: SocketOptions): Socket {
  const connection = createWatchable<ConnectionState>("idle");
  const { link, refuseAll } = createSocketLink({
    connect: () => connect().client,
    isCurrent: (client) => current?.client === client,
    ready: () => presenting,
  });
  let current: Open | null = null;
  let presenting: Promise<void> = Promise.resolve();

  function connect(): Open {
    if (current) return current;

    const delay = createReconnectDelay(clock);
    const client = createWSClient({
      url,
      ...(WebSocket ? { WebSocket } : {}),
      connectionParams: async () => {
        const token = await tokens.get();
        opened.presented = token;

        return token === null ? {} : { token };
      },
      retryDelayMs: delay.next,
      onOpen: delay.noteOpen,
      onClose(event) {
        delay.noteClose();
        if (event?.code === refusedCode) void renewRefused(opened.presented);
      },
      keepAlive: { enabled: true, intervalMs: 20_000, pongTimeoutMs: 10_000 },
    });
    const opened: Open = { client, presented: null, stopWatching: watchState(client) };
    current = opened;

    return opened;
  }

  function watchState(client: TRPCWebSocketClient): () => void {
    let wasOpen = false;
    const watching = client.connectionState.subscribe({
      next({ state, error }) {
        if (state === "pending") wasOpen = true;
        if (state === "connecting") connection.set(wasOpen || error ? "reconnecting" : "connecting");
        else connection.set(state === "pending" ? "open" : "idle");
      },
    });

    return () => watching.unsubscribe();
  }

  async function renewRefused(token: string | null): Promise<void> {
    try {
      const newer = await tokens.renew(token);
      if (newer === null || newer === token) refuseAll();
    } catch {
      // Not reachable just now: the next connection asks again.
    }
  }

  async function present(opened: Open, accessToken: string): Promise<void> {
    if (connection.get() !== "open" || opened.presented === accessToken) return;

    opened.presented = accessToken;
    try {
      const overSocket = createTRPCClient<AppRouter>({ links: [wsLink({ client: opened.client })] });
      await overSocket.auth.renewSocket.mutate({ accessToken });
    } catch {
      // The server knows this socket no longer. Dropping it makes a new one, which presents the newest token.
      opened.client.connection?.ws.close();
    }
  }

  tokens.subscribe((holding) => {
    if (current && holding) presenting = present(current, holding.accessToken);
  });

  return {
    connection,
    link,
    open: () => void connect(),
    async close() {
      const closing = current;
      current = null;
      if (!closing) return;

      const closed = closing.client.close();
      // tRPC waits for an attempt to connect to come to its end; a server that says nothing never ends one.
      if (closing.client.connection?.state === "connecting") closing.client.connection.ws.close();
      await closed;
      closing.stopWatching();
      if (!current) connection.set("idle");
    },
  };
}
