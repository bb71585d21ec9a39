import { type Actor, DomainError } from "@claw/contract";
import { requirePerson } from "../user/require-person.ts";
import { checkPassword } from "./check-password.ts";
import type { AuthParts } from "./parts.ts";
import { refusedSession } from "./refused.ts";

/** For what is asked once more before it is done. INVALID_CREDENTIALS; wrong ones count like those of signing in. */
export async function requirePassword(parts: AuthParts, actor: Actor, password: string): Promise<void> {
  const { userId: id } = requirePerson(actor);
  const user = await parts.db.prisma.user.findUnique({ where: { id }, omit: { passwordHash: false } });
  if (!user) throw refusedSession();
  if (await checkPassword(parts, user, password)) return;

  throw new DomainError("INVALID_CREDENTIALS", {
    message: "The password is wrong.",
    fields: [{ field: "password", message: "is wrong" }],
  });
}
