import type { Actor, PersonRef } from "@claw/contract";
import { requireOperator } from "../runtime/require-actor.ts";
import { changePerson } from "./change-person.ts";
import type { PeopleDeps } from "./deps.ts";

export async function endSessionsOf(deps: PeopleDeps, actor: Actor, { userId }: PersonRef): Promise<void> {
  await changePerson(deps, requireOperator(actor), {
    userId,
    action: "user_signed_out",
    deed: (tx) => deps.sessions.endAllSessions(tx, userId, "ended_by_operator"),
  });
}
