import { type Actor, DomainError, type UpdateUser, type User } from "@claw/contract";
import { getModelByName } from "../model/find-model.ts";
import { withoutUndefined } from "../runtime/without-undefined.ts";
import type { UserDeps } from "./deps.ts";
import { presentUser } from "./present-user.ts";
import { requirePerson } from "./require-person.ts";

/** One's own name, telephone number, company and preferences; whatever else the object holds does nothing. */
export async function updateUser({ db }: UserDeps, actor: Actor, input: UpdateUser): Promise<User> {
  const { userId } = requirePerson(actor);
  const { name, phone, company, preferences = {} } = input;

  const row = await db.prisma.$transaction(async (tx) => {
    if (preferences.defaultModel) await getModelByName(tx, preferences.defaultModel);
    // Merged where it is stored: two devices that change two things at once both count.
    const chosen = JSON.stringify(withoutUndefined(preferences));
    await tx.$executeRaw`UPDATE users SET preferences = preferences || ${chosen}::jsonb WHERE id = ${userId}::uuid`;
    const [row] = await tx.user.updateManyAndReturn({
      where: { id: userId },
      data: withoutUndefined({ name, phone, company }),
    });

    return row;
  });
  if (!row) throw new DomainError("NOT_FOUND", { message: "There is no such person." });

  return presentUser(row);
}
