import { type Actor, type ApiKeyActor, DomainError, type UserActor } from "@claw/contract";

/** A signed-in person. UNAUTHENTICATED for anybody else, API keys included. */
export function requireUser(actor: Actor): UserActor {
  if (actor.kind === "user") return actor;

  throw new DomainError("UNAUTHENTICATED", { message: "Sign in first." });
}

/** A signed-in person, or a program that acts for one. UNAUTHENTICATED for anybody else. */
export function requireUserOrKey(actor: Actor): UserActor | ApiKeyActor {
  if (actor.kind === "user" || actor.kind === "apiKey") return actor;

  throw new DomainError("UNAUTHENTICATED", { message: "Sign in first." });
}

/** FORBIDDEN for a person who neither runs this installation nor keeps its accounts. */
export function requireBilling(actor: Actor): UserActor {
  const user = requireUser(actor);
  if (user.role === "operator" || user.role === "billing") return user;

  throw new DomainError("FORBIDDEN", { message: "Only those who keep the accounts may do that." });
}

/** FORBIDDEN for a person who does not run this installation. */
export function requireOperator(actor: Actor): UserActor {
  const user = requireUser(actor);
  if (user.role === "operator") return user;

  throw new DomainError("FORBIDDEN", { message: "Only operators of this installation may do that." });
}
