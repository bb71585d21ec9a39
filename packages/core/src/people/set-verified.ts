import type { Actor, Person, SetPersonVerified } from "@claw/contract";
import { requireOperator } from "../runtime/require-actor.ts";
import { changePerson } from "./change-person.ts";
import type { PeopleDeps } from "./deps.ts";

/** For somebody whose mail does not arrive, or whose address turned out to be another's. */
export async function setVerified(
  deps: PeopleDeps,
  actor: Actor,
  { userId, isVerified }: SetPersonVerified,
): Promise<Person> {
  return changePerson(deps, requireOperator(actor), {
    userId,
    action: "user_verified_set",
    detail: { isVerified },
    deed: (tx) => tx.user.update({ where: { id: userId }, data: { isVerified } }),
  });
}
