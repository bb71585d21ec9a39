import { type Actor, DomainError, type UserActor } from "@claw/contract";

/** A person with a session; API keys touch no accounts. UNAUTHENTICATED. */
export function requirePerson(actor: Actor): UserActor {
  if (actor.kind === "user") return actor;

  throw new DomainError("UNAUTHENTICATED", { message: "Sign in first." });
}
