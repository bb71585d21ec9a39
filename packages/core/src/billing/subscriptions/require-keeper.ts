import type { Actor, UserActor } from "@claw/contract";
import type { Transaction } from "@claw/db";
import { requirePerson } from "../../user/require-person.ts";
import { findRole, forbidden, seesAll } from "../account/membership.ts";

/**
 * A person who keeps the accounts of the organization that they act in: its owner, its admins, its billing members.
 * FORBIDDEN to its other members, whatever they name.
 */
export async function requireKeeper(tx: Transaction, actor: Actor): Promise<UserActor> {
  const person = requirePerson(actor);
  if (seesAll(await findRole(tx, person))) return person;

  throw forbidden("Only those who keep this organization's accounts may do that.");
}
