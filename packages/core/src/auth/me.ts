import type { Actor, User } from "@claw/contract";
import { presentUser } from "../user/present-user.ts";
import { requirePerson } from "../user/require-person.ts";
import type { AuthParts } from "./parts.ts";
import { refusedSession } from "./refused.ts";

export async function me({ db }: AuthParts, actor: Actor): Promise<User> {
  const { userId } = requirePerson(actor);
  const row = await db.prisma.user.findUnique({ where: { id: userId } });
  if (!row) throw refusedSession();

  return presentUser(row);
}
