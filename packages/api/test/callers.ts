import { type Actor, DomainError, type Origin, type Services } from "@claw/contract";
import type { Context } from "../src/context.ts";
import { idOf } from "./sample-data.ts";

const origin: Origin = { address: "192.0.2.1", userAgent: "test" };
const organizationId = idOf(90);

export const person: Actor = {
  kind: "user",
  origin,
  userId: idOf(1),
  organizationId,
  sessionId: idOf(2),
  role: "user",
  tier: "free",
};

export const operator: Actor = { ...person, userId: idOf(3), role: "operator" };

export const apiKey: Actor = {
  kind: "apiKey",
  origin,
  keyId: idOf(4),
  userId: idOf(1),
  organizationId,
  scopes: ["conversation"],
  tier: "free",
};

/** A context as a host makes it for this caller; null: with no token, or one that counts for nothing. */
export function contextOf(services: Services, actor: Actor | null, more: Partial<Context> = {}): Context {
  return {
    services,
    origin,
    requestId: "request-1",
    async identify() {
      if (actor) return actor;
      throw new DomainError("UNAUTHENTICATED", { message: "Sign in first." });
    },
    refreshCookie: null,
    rateNotes: null,
    socket: null,
    ...more,
  };
}
