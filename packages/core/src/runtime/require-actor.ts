import { type Actor, type ApiKeyActor, DomainError, type UserActor } from "@claw/contract";

/** A person or a key that acts for one. UNAUTHENTICATED. */
export function requireMember(actor: Actor): UserActor | ApiKeyActor {
  if (actor.kind === "user" || actor.kind === "apiKey") return actor;

  throw new DomainError("UNAUTHENTICATED", { message: "Sign in first." });
}

/** A person who keeps the accounts of this installation, or runs it. FORBIDDEN. */
export function requireBilling(actor: Actor): UserActor {
  if (actor.kind === "user" && (actor.role === "operator" || actor.role === "billing")) return actor;

  throw new DomainError("FORBIDDEN", { message: "Only those who keep the accounts may do that." });
}

/** A person who runs this installation. FORBIDDEN. */
export function requireOperator(actor: Actor): UserActor {
  if (actor.kind === "user" && actor.role === "operator") return actor;

  throw new DomainError("FORBIDDEN", { message: "Only operators of this installation may do that." });
}
