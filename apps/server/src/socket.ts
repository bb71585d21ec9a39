import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { Services } from "@claw/contract";
import type { Judge } from "@claw/core";
import type { TRPCError } from "@trpc/server";
import { type WebSocket, WebSocketServer } from "ws";
import { callerOrigin } from "./caller-origin.ts";
import type { SocketLimits } from "./config.ts";
import { isForeignOrigin } from "./foreign-origin.ts";
import { createCallTable } from "./socket/call-table.ts";
import { closeCodes } from "./socket/close-codes.ts";
import { admit, type Connection } from "./socket/connection.ts";
import { createCorks } from "./socket/corks.ts";
import { beatForever, newPulse, noteSign } from "./socket/heartbeat.ts";
import { createOutflow } from "./socket/outflow.ts";
import { recheckForever } from "./socket/recheck.ts";
import { refuseUpgrade } from "./socket/refuse-upgrade.ts";
import { sayGoodbye } from "./socket/say-goodbye.ts";
import { createSeats } from "./socket/seats.ts";
import { serveCalls } from "./socket/serve-calls.ts";
import { createTurns } from "./socket/turns.ts";

export type SocketDeps = {
  services: Services;
  /** Who is let in. */
  door: Judge;
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
  /** Waiting to be sent, over all sockets. */
  readonly bufferedBytes: number;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Tells every client to connect anew, as another process may answer. */
  notifyReconnect(): void;
  /** Says goodbye to every client and waits until they are gone, or a second. */
  [Symbol.asyncDispose](): Promise<void>;
};

const maxCallsPerSocket = 100;
const fewSubscriptions = 3;
/** Characters of large events that may be on their way at once, over all sockets. */
const largeEventsAtOnce = 8 * 1024 * 1024;

/** tRPC over WebSocket at `/trpc`, on the port of HTTP. */
export function createSocketServer(deps: SocketDeps): SocketServer {
  const { services, door, publicUrl, trustedProxies, limits, onError } = deps;
  const open = new Set<Connection>();
  const seats = createSeats(limits.perUser);
  const corks = createCorks();
  const largeEvents = createTurns(largeEventsAtOnce);
  const stopped = new AbortController();
  // Compression off: it multiplies a connection's memory by seven and a token's CPU by four.
  const wss = new WebSocketServer({
    noServer: true,
    maxPayload: deps.maxFrameBytes,
    perMessageDeflate: false,
  });
  const beating = beatForever(open, limits.beatMs, stopped.signal);
  const rechecking = recheckForever(
    { services, door, connections: open, intervalMs: limits.recheckMs, onFailure: deps.onRecheckFailed },
    stopped.signal,
  );

  /** Somebody may be let in from everywhere: then it is said who, first. */
  function isShutOut(address: string): boolean {
    return !door.allowsAccounts && door.judge(address, null) !== "in";
  }

  function connect(client: WebSocket, request: IncomingMessage, socket: Duplex): void {
    const outflow = createOutflow(client, socket, largeEvents);
    const pulse = newPulse();
    const calls = createCallTable({ subscriptions: limits.subscriptionsPerSocket, calls: maxCallsPerSocket });
    const origin = callerOrigin(request, trustedProxies);
    const connection: Connection = { id: randomUUID(), client, origin, calls, outflow, pulse, holder: null };
    open.add(connection);

    const hello = setTimeout(() => {
      if (!connection.holder) void sayGoodbye(client, closeCodes.unauthenticated, "UNAUTHENTICATED");
    }, limits.helloMs);
    client.on("pong", () => noteSign(pulse));
    client.on("message", () => {
      noteSign(pulse);
      outflow.pauseReadingIfFar();
    });
    client.once("close", () => {
      clearTimeout(hello);
      open.delete(connection);
      services.presence.leave(connection.id);
    });

    serveCalls({
      client,
      calls,
      announcesToken: announcesToken(request),
      admit: (token) => admit({ services, door, seats }, connection, token),
      onSend() {
        // With few streams a turn has one frame, which would only wait for the turn's end.
        if (calls.subscriptions > fewSubscriptions) corks.cork(socket);
        outflow.pauseReadingIfFar();
      },
      onError,
    });
  }

  return {
    get sockets() {
      return open.size;
    },
    get subscriptions() {
      return [...open].reduce((sum, { calls }) => sum + calls.subscriptions, 0);
    },
    get bufferedBytes() {
      return [...open].reduce((sum, { client }) => sum + client.bufferedAmount, 0);
    },
    upgrade(request, socket, head) {
      const path = URL.parse(request.url ?? "", "http://localhost")?.pathname;
      if (path !== "/trpc") return refuseUpgrade(socket, 404);
      if (isForeignOrigin(request.headers, publicUrl)) return refuseUpgrade(socket, 403);
      if (isShutOut(callerOrigin(request, trustedProxies).address)) return refuseUpgrade(socket, 403);
      if (stopped.signal.aborted) return refuseUpgrade(socket, 503);

      wss.handleUpgrade(request, socket, head, (client) => connect(client, request, socket));
    },
    notifyReconnect() {
      for (const { client } of open) client.send(JSON.stringify({ id: null, method: "reconnect" }));
    },
    async [Symbol.asyncDispose]() {
      stopped.abort();
      await Promise.all([rechecking, beating]);
      await Promise.all(
        [...open].map(({ client }) => sayGoodbye(client, closeCodes.goingAway, "the server stops")),
      );
    },
  };
}

/** As tRPC's clients say it in the address. */
function announcesToken({ url = "" }: IncomingMessage): boolean {
  return URL.parse(url, "http://localhost")?.searchParams.get("connectionParams") === "1";
}
