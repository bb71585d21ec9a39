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
import type { Watchable } from "../watchable.ts";
import { closeCauseOf, stayAwayMs } from "./close-code.ts";
import { type ConnectionState, createConnectionState } from "./connection-state.ts";
import { probeSocket } from "./probe-socket.ts";
import { createReconnectGate, type ReconnectGate } from "./reconnect-gate.ts";
import { createSocketLink } from "./socket-link.ts";

export type Socket = {
  link: TRPCLink<AppRouter>;
  connection: Watchable<ConnectionState>;
  /** Connects, unless it is connected; the first subscription does so as well. */
  open(): void;
  /** The page or the network is back: a lost socket is opened now, one that looks open has to prove it. */
  wake(): void;
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

type Open = {
  client: TRPCWebSocketClient;
  gate: ReconnectGate;
  presented: string | null;
  stopWatching(): void;
};

/**
 * One socket for all subscriptions. It comes back by itself after a loss, with the subscriptions where they were, and
 * is told of each newer token, so that the server lets it stay.
 */
export function createSocket({ url, tokens, clock, WebSocket }: SocketOptions): Socket {
  const state = createConnectionState(clock);
  const { connection } = state;
  const { link, refuseAll } = createSocketLink({
    connect: () => connect().client,
    isCurrent: (client) => current?.client === client,
    ready: () => presenting,
  });
  let current: Open | null = null;
  let presenting: Promise<void> = Promise.resolve();

  function connect(): Open {
    if (current) return current;

    const gate = createReconnectGate(clock);
    const client = createWSClient({
      // The gate holds the attempts, not tRPC's own delay, which nothing could end early.
      url: () => gate.pass().then(() => url),
      retryDelayMs: () => 0,
      ...(WebSocket ? { WebSocket } : {}),
      connectionParams: async () => {
        const token = await tokens.get();
        opened.presented = token;

        return token === null ? {} : { token };
      },
      onOpen: gate.noteOpen,
      onClose(event) {
        const cause = closeCauseOf(event?.code);
        gate.noteClose(stayAwayMs[cause]);
        state.noteClose(cause);
        if (cause === "refused") void renewRefused(opened.presented);
      },
      keepAlive: { enabled: true, intervalMs: 20_000, pongTimeoutMs: 10_000 },
    });
    const opened: Open = { client, gate, presented: null, stopWatching: watchState(client) };
    current = opened;

    return opened;
  }

  function watchState(client: TRPCWebSocketClient): () => void {
    let wasOpen = false;
    const watching = client.connectionState.subscribe({
      next({ state: socketState, error }) {
        switch (socketState) {
          case "connecting":
            return state.noteConnecting(wasOpen || error !== null);
          case "pending":
            wasOpen = true;
            return state.noteOpen();
          case "idle":
            return state.noteIdle();
        }
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
    wake() {
      current?.gate.wake();
      const present = current?.client.connection;
      if (present?.state === "open") probeSocket(present.ws, clock);
    },
    async close() {
      const closing = current;
      current = null;
      if (!closing) return;

      const closed = closing.client.close();
      closing.gate.close();
      // tRPC waits for an attempt to connect to come to its end; a server that says nothing never ends one.
      if (closing.client.connection?.state === "connecting") closing.client.connection.ws.close();
      await closed;
      closing.stopWatching();
      if (!current) state.noteIdle();
    },
  };
}
