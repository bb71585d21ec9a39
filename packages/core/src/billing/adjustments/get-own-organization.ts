import { DomainError } from "@claw/contract";
import type { Transaction } from "@claw/db";

/** The one that registration made for a person, or the first that is theirs. NOT_FOUND for nobody, and who has none. */
export async function getOwnOrganization(tx: Transaction, userId: string): Promise<string> {
  const membership = await tx.membership.findFirst({
    where: { userId, role: "owner" },
    orderBy: [{ organization: { isPersonal: "desc" } }, { createdAt: "asc" }, { organizationId: "asc" }],
    select: { organizationId: true },
  });
  if (membership) return membership.organizationId;

  throw new DomainError("NOT_FOUND", { message: "There is no such person." });
}
