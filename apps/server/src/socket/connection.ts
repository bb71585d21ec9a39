import { type Context, toTrpcError } from "@claw/api/server";
import { type ApiKeyActor, DomainError, type Origin, type UserActor } from "@claw/contract";
import type { WebSocket } from "ws";
import { type AuthenticateDeps, authenticate } from "../context.ts";
import type { CallTable } from "./call-table.ts";
import { closeCodeOf } from "./close-codes.ts";
import type { Pulse } from "./heartbeat.ts";
import type { Outflow } from "./outflow.ts";
import { sayGoodbye } from "./say-goodbye.ts";
import type { Seats } from "./seats.ts";

/** One open WebSocket and who is behind it. */
export type Connection = {
  /** Also the request id of all its calls. */
  readonly id: string;
  readonly client: WebSocket;
  readonly origin: Origin;
  readonly calls: CallTable;
  readonly outflow: Outflow;
  readonly pulse: Pulse;
  /** Null until the first message has said who calls. */
  holder: { userId: string; token: string } | null;
};

export type AdmitDeps = AuthenticateDeps & { seats: Seats };

/**
 * The context for all calls of a connection, from the token of its first message. A connection that cannot be
 * admitted hears why, and is closed with a code that says the same to a browser.
 */
export async function admit(deps: AdmitDeps, connection: Connection, token: string | null): Promise<Context> {
  const { services } = deps;
  const { client, origin, outflow } = connection;

  try {
    const member = await memberOf(deps, token, origin);
    takeSeat(deps.seats, client, member.userId);
    connection.holder = { userId: member.userId, token: token ?? "" };
    // One that was lost meanwhile has left already, and nobody would end what it leaves behind.
    if (client.readyState !== client.CLOSED) services.presence.arrive(member, connection.id);
  } catch (error) {
    const reason = error instanceof DomainError ? error.code : "INTERNAL";
    // After the error has left, and before tRPC closes without a code.
    setImmediate(() => void sayGoodbye(client, closeCodeOf(reason), reason));
    throw toTrpcError(error);
  }

  return {
    services,
    origin,
    requestId: connection.id,
    identify: () => authenticate(deps, connection.holder?.token ?? null, origin),
    refreshCookie: null,
    rateNotes: null,
    socket: {
      id: connection.id,
      renew: (accessToken) => renew(deps, connection, accessToken),
      roomFor: (characters, signal) => outflow.roomFor(characters, signal),
    },
  };
}

/** Until the socket closes, which it may have done while its token was checked. */
function takeSeat(seats: Seats, client: WebSocket, userId: string): void {
  if (client.readyState === client.CLOSED) return;

  client.once("close", seats.take(userId));
}

/** Keeps the socket open under a newer token. UNAUTHENTICATED for another person's. */
async function renew(deps: AuthenticateDeps, connection: Connection, token: string): Promise<void> {
  const { userId } = await memberOf(deps, token, connection.origin);
  if (userId !== connection.holder?.userId) {
    throw new DomainError("UNAUTHENTICATED", { message: "This token is another person's." });
  }

  connection.holder = { userId, token };
}

async function memberOf(
  deps: AuthenticateDeps,
  token: string | null,
  origin: Origin,
): Promise<UserActor | ApiKeyActor> {
  const actor = await authenticate(deps, token, origin);
  if (actor.kind === "user" || actor.kind === "apiKey") return actor;

  throw new DomainError("UNAUTHENTICATED", { message: "Sign in first." });
}
