import { type Actor, DomainError, type UpdateUser, type User } from "@claw/contract";
import { withoutUndefined } from "../runtime/without-undefined.ts";
import type { UserDeps } from "./deps.ts";
import { presentUser } from "./present-user.ts";
import { requirePerson } from "./require-person.ts";

/** One's own name, telephone number and company; whatever else the object holds does nothing. */
export async function updateUser({ db }: UserDeps, actor: Actor, input: UpdateUser): Promise<User> {
  const { userId } = requirePerson(actor);
  const { name, phone, company } = input;
  const [row] = await db.prisma.user.updateManyAndReturn({
    where: { id: userId },
    data: withoutUndefined({ name, phone, company }),
  });
  if (!row) throw new DomainError("NOT_FOUND", { message: "There is no such person." });

  return presentUser(row);
}
