import { type Actor, type Balance, DomainError, type GrantCredit, parseMicro } from "@claw/contract";
import { type Transaction, uuidv7 } from "@claw/db";
import { recordAuditEvent } from "../../audit/record-audit-event.ts";
import { requireOperator } from "../../runtime/require-actor.ts";
import { type Grant, postGrant } from "../ledger/post-grant.ts";
import type { AccountDeps } from "./deps.ts";
import { readBalance } from "./get-balance.ts";

/**
 * Gives credit to a person's own organization, once for each `grantId`. NOT_FOUND for a person who is not there, or owns
 * none; CONFLICT for a `grantId` that granted something else; INVALID_INPUT for credit that has expired already.
 */
export async function grantCredit(
  deps: Pick<AccountDeps, "db" | "clock">,
  actor: Actor,
  input: GrantCredit,
): Promise<Balance> {
  const operator = requireOperator(actor);
  const { db, clock } = deps;
  const now = clock.now();
  const expiresAt = input.expiresAt === undefined ? null : new Date(input.expiresAt);
  if (expiresAt && expiresAt <= now) throw expired();

  const organizationId = await findOwnOrganization(db.prisma, input.userId);
  if (organizationId === null) throw new DomainError("NOT_FOUND", { message: "There is no such person." });

  const grant: Grant = {
    organizationId,
    amountMicro: parseMicro(input.amount),
    key: `${input.grantId ?? uuidv7()}:grant`,
    reason: input.reason,
    actorId: operator.userId,
    expiresAt,
  };
  await db.prisma.$transaction(async (tx) => {
    if ((await postGrant(tx, grant)) === "already") return requireSame(tx, grant);

    const { userId, amount, reason } = input;
    await recordAuditEvent(tx, {
      action: "credit_granted",
      outcome: "ok",
      origin: operator.origin,
      userId: operator.userId,
      organizationId,
      detail: { userId, amount, reason },
      at: now,
    });
  });

  return readBalance(deps, organizationId);
}

/** The one that registration made for them, or the first that is theirs. */
async function findOwnOrganization(tx: Transaction, userId: string): Promise<string | null> {
  const membership = await tx.membership.findFirst({
    where: { userId, role: "owner" },
    orderBy: [{ organization: { isPersonal: "desc" } }, { createdAt: "asc" }, { organizationId: "asc" }],
    select: { organizationId: true },
  });

  return membership?.organizationId ?? null;
}

async function requireSame(tx: Transaction, grant: Grant): Promise<void> {
  const known = await tx.ledgerTransaction.findUniqueOrThrow({
    where: { idempotencyKey: grant.key },
    include: { lots: true },
  });
  const [lot] = known.lots;
  const isSame =
    known.organizationId === grant.organizationId &&
    known.reason === grant.reason &&
    lot?.amountMicro === grant.amountMicro &&
    (lot.expiresAt?.getTime() ?? null) === (grant.expiresAt?.getTime() ?? null);
  if (isSame) return;

  throw new DomainError("CONFLICT", { message: "This id has granted something else." });
}

function expired(): DomainError {
  return new DomainError("INVALID_INPUT", {
    message: "Credit that has expired is no credit.",
    fields: [{ field: "expiresAt", message: "is past" }],
  });
}
