import { type Actor, DomainError, type User, type UserRef } from "@claw/contract";
import type { UserDeps } from "./deps.ts";
import { presentUser } from "./present-user.ts";
import { requirePerson } from "./require-person.ts";

export async function getUser({ db }: UserDeps, actor: Actor, { userId }: UserRef): Promise<User> {
  const person = requirePerson(actor);
  const mayLook = person.role === "operator" || person.userId === userId;
  const row = mayLook ? await db.prisma.user.findUnique({ where: { id: userId } }) : null;
  if (!row) throw new DomainError("NOT_FOUND", { message: "There is no such person." });

  return presentUser(row);
}
