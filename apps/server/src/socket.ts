import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { appRouter, toTrpcError } from "@claw/api/server";
import type { DomainError, Services } from "@claw/contract";
import { getTRPCErrorFromUnknown, getTRPCErrorShape, type TRPCError } from "@trpc/server";
import { getWSConnectionHandler } from "@trpc/server/adapters/ws";
import { type WebSocket, WebSocketServer } from "ws";
import { callerOrigin } from "./caller-origin.ts";
import type { SocketLimits } from "./config.ts";
import { isForeignOrigin } from "./foreign-origin.ts";
import { closeCodes } from "./socket/close-codes.ts";
import { admit, type Connection } from "./socket/connection.ts";
import { createMessageGate } from "./socket/message-gate.ts";
import { recheckForever } from "./socket/recheck.ts";
import { refuseUpgrade } from "./socket/refuse-upgrade.ts";

export type SocketDeps = {
  services: Services;
  publicUrl: string;
  trustedProxies: number;
  maxFrameBytes: number;
  limits: SocketLimits;
  onError(facts: { error: TRPCError; path: string | undefined }): void;
  onRecheckFailed(error: unknown): void;
};

export type SocketServer = {
  readonly sockets: number;
  readonly subscriptions: number;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Tells every client to connect anew, as another process may answer. */
  notifyReconnect(): void;
  /** Says goodbye to every client and waits until they are gone, or a second. */
  [Symbol.asyncDispose](): Promise<void>;
};

const keepAlive = { enabled: true, pingMs: 30_000, pongWaitMs: 5000 };
const maxCallsPerSocket = 100;
const goodbyeMs = 1000;

/** tRPC over WebSocket at `/trpc`, on the port of HTTP. */
export function createSocketServer(deps: SocketDeps): SocketServer {
  const { services, publicUrl, trustedProxies, limits, onError } = deps;
  const open = new Set<Connection>();
  const stopped = new AbortController();
  // Compression off: it multiplies a connection's memory by seven and a token's CPU by four.
  const wss = new WebSocketServer({
    noServer: true,
    maxPayload: deps.maxFrameBytes,
    perMessageDeflate: false,
  });
  const rechecking = recheckForever(
    { services, connections: open, intervalMs: limits.recheckMs, onFailure: deps.onRecheckFailed },
    stopped.signal,
  );

  const countOf = (userId: string) => [...open].filter(({ holder }) => holder?.userId === userId).length;

  function connect(client: WebSocket, request: IncomingMessage): void {
    const gate = createMessageGate({
      maxSubscriptions: limits.subscriptionsPerSocket,
      maxCalls: maxCallsPerSocket,
      refuse: (id, error) => client.send(JSON.stringify({ id, error: shapeOf(error) })),
    });
    const origin = callerOrigin(request, trustedProxies);
    const connection: Connection = { client, origin, gate, holder: null };
    open.add(connection);

    const hello = setTimeout(() => {
      if (!connection.holder) client.close(closeCodes.unauthenticated, "UNAUTHENTICATED");
    }, limits.helloMs);
    client.once("close", () => {
      clearTimeout(hello);
      open.delete(connection);
    });

    const serve = getWSConnectionHandler({
      wss,
      router: appRouter,
      keepAlive,
      experimental_encoder: gate.encoder,
      createContext: ({ info }) =>
        admit(
          { services, countOf, maxPerUser: limits.perUser },
          connection,
          info.connectionParams?.token ?? null,
        ),
      onError: ({ error, path }) => onError({ error, path }),
    });
    serve(client, request);
  }

  return {
    get sockets() {
      return open.size;
    },
    get subscriptions() {
      return [...open].reduce((sum, { gate }) => sum + gate.subscriptions, 0);
    },
    upgrade(request, socket, head) {
      const path = URL.parse(request.url ?? "", "http://localhost")?.pathname;
      if (path !== "/trpc") return refuseUpgrade(socket, 404);
      if (isForeignOrigin(request.headers, publicUrl)) return refuseUpgrade(socket, 403);
      if (stopped.signal.aborted) return refuseUpgrade(socket, 503);

      wss.handleUpgrade(request, socket, head, connect);
    },
    notifyReconnect() {
      for (const { client } of open) client.send(JSON.stringify({ id: null, method: "reconnect" }));
    },
    async [Symbol.asyncDispose]() {
      stopped.abort();
      await rechecking;
      await Promise.all([...open].map(({ client }) => sayGoodbye(client)));
    },
  };
}

async function sayGoodbye(client: WebSocket): Promise<void> {
  const { promise: closed, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(() => client.terminate(), goodbyeMs);

  client.once("close", () => resolve());
  client.close(closeCodes.goingAway, "the server stops");
  await closed;
  clearTimeout(timer);
}

function shapeOf(refusal: DomainError) {
  const error = getTRPCErrorFromUnknown(toTrpcError(refusal));
  const nothing = { path: undefined, input: undefined, ctx: undefined };

  return getTRPCErrorShape({ config: appRouter._def._config, error, type: "unknown", ...nothing });
}
