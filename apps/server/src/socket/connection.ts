import { randomUUID } from "node:crypto";
import { type Context, toTrpcError } from "@claw/api/server";
import { DomainError, type Origin, type Services } from "@claw/contract";
import type { WebSocket } from "ws";
import { authenticate } from "../context.ts";
import { closeCodeOf } from "./close-codes.ts";
import type { MessageGate } from "./message-gate.ts";

/** One open WebSocket and who is behind it. */
export type Connection = {
  readonly client: WebSocket;
  readonly origin: Origin;
  readonly gate: MessageGate;
  /** Null until the first message has said who calls. */
  holder: { userId: string; token: string } | null;
};

export type AdmitDeps = {
  services: Services;
  maxPerUser: number;
  /** Sockets that this person has open, this one not counted. */
  countOf(userId: string): number;
};

/**
 * The context for all calls of a connection, from the token of its first message. A connection that cannot be
 * admitted hears why, and is closed with a code that says the same to a browser.
 */
export async function admit(deps: AdmitDeps, connection: Connection, token: string | null): Promise<Context> {
  const { services } = deps;
  const { client, origin } = connection;

  try {
    connection.holder = await findHolder(deps, connection, token);
  } catch (error) {
    const reason = error instanceof DomainError ? error.code : "INTERNAL";
    // After the error has left, and before tRPC closes without a code.
    setImmediate(() => client.close(closeCodeOf(reason), reason));
    throw toTrpcError(error);
  }

  return {
    services,
    origin,
    requestId: randomUUID(),
    identify: () => authenticate(services, connection.holder?.token ?? null, origin),
    refreshCookie: null,
    socket: { renew: (accessToken) => renew(services, connection, accessToken) },
  };
}

async function findHolder(deps: AdmitDeps, { origin }: Connection, token: string | null) {
  const userId = await holderOf(deps.services, token, origin);

  if (deps.countOf(userId) >= deps.maxPerUser) {
    const message = `At most ${deps.maxPerUser} connections for one person.`;
    throw new DomainError("TOO_MANY_IN_FLIGHT", { message });
  }

  return { userId, token: token ?? "" };
}

/** Keeps the socket open under a newer token. UNAUTHENTICATED for another person's. */
async function renew(services: Services, connection: Connection, token: string): Promise<void> {
  const userId = await holderOf(services, token, connection.origin);
  if (userId !== connection.holder?.userId) {
    throw new DomainError("UNAUTHENTICATED", { message: "This token is another person's." });
  }

  connection.holder = { userId, token };
}

async function holderOf(services: Services, token: string | null, origin: Origin): Promise<string> {
  const actor = await authenticate(services, token, origin);
  if (actor.kind === "user" || actor.kind === "apiKey") return actor.userId;

  throw new DomainError("UNAUTHENTICATED", { message: "Sign in first." });
}
