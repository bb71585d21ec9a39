import { type Actor, DomainError, type PersonRef } from "@claw/contract";
import { requireOperator } from "../runtime/require-actor.ts";
import { changePerson } from "./change-person.ts";
import type { PeopleDeps } from "./deps.ts";

/** The link goes to the person alone: an operator never sees it. The mail's failure is the operator's to know. */
export async function sendPasswordReset(
  deps: PeopleDeps,
  actor: Actor,
  { userId }: PersonRef,
): Promise<void> {
  const { email } = await changePerson(deps, requireOperator(actor), {
    userId,
    action: "password_reset_requested",
    async deed(_tx, { isActive }) {
      if (isActive) return;

      throw new DomainError("CONFLICT", { message: "The account is disabled. Enable it first." });
    },
  });

  await deps.sessions.mailPasswordReset({ userId, email });
}
