import {
  type Actor,
  type Disclosure,
  DomainError,
  type OpenDisclosure,
  type UserActor,
} from "@claw/contract";
import { type Transaction, uuidv7 } from "@claw/db";
import { recordDeed } from "../audit/record-deed.ts";
import { requireOperator } from "../runtime/require-actor.ts";
import type { DisclosureDeps } from "./deps.ts";
import { disclosureMail } from "./disclosure-mail.ts";
import { personalOrganizationOf } from "./personal-organization-of.ts";
import { type NamedDisclosure, presentDisclosure, withNames } from "./present-disclosure.ts";

/** First it is written down, then the person is told, and only then may something be read. */
export async function openDisclosure(
  deps: DisclosureDeps,
  actor: Actor,
  input: OpenDisclosure,
): Promise<Disclosure> {
  const operator = requireOperator(actor);
  const { db, clock } = deps;
  const row = await db.prisma.$transaction((tx) => writeDown(tx, operator, input, clock.now()));

  await tell(deps, row);
  const told = await db.prisma.disclosure.update({
    where: { id: row.id },
    data: { toldAt: clock.now() },
    include: withNames,
  });

  return presentDisclosure(told, clock.now());
}

async function writeDown(
  tx: Transaction,
  operator: UserActor,
  { userId, reason, minutes }: OpenDisclosure,
  now: Date,
): Promise<NamedDisclosure> {
  if (userId === operator.userId) throw conflict("These are your own conversations.");

  const person = await tx.user.findUnique({ where: { id: userId, closedAt: null }, select: { id: true } });
  if (!person) throw new DomainError("NOT_FOUND", { message: "There is no such person." });

  const open = await tx.disclosure.findFirst({
    where: {
      userId,
      operatorId: operator.userId,
      endedAt: null,
      toldAt: { not: null },
      expiresAt: { gt: now },
    },
    select: { id: true },
  });
  if (open) throw conflict("You have access already. End it first to give another reason.");

  const expiresAt = new Date(now.getTime() + minutes * 60_000);
  const row = await tx.disclosure.create({
    data: {
      id: uuidv7(),
      operatorId: operator.userId,
      userId,
      reason: reason.trim(),
      createdAt: now,
      expiresAt,
    },
    include: withNames,
  });
  await recordDeed(tx, operator, {
    action: "access_granted",
    organizationId: await personalOrganizationOf(tx, userId),
    detail: { userId, accessId: row.id, reason: row.reason, until: expiresAt.toISOString() },
    at: now,
  });

  return row;
}

/** Whoever cannot be told is not read. */
async function tell({ db, clock, mailer, publicUrl }: DisclosureDeps, row: NamedDisclosure): Promise<void> {
  const { user, operator, reason, expiresAt } = row;
  const mail = disclosureMail({
    to: user.email,
    operator: operator.name || operator.email,
    reason,
    expiresAt,
    publicUrl,
  });

  try {
    await mailer.send(mail);
  } catch (cause) {
    await db.prisma.disclosure.update({ where: { id: row.id }, data: { endedAt: clock.now() } });
    throw new DomainError("UNAVAILABLE", {
      message: "The person could not be told by mail, so nothing was opened.",
      cause,
    });
  }
}

function conflict(message: string): DomainError {
  return new DomainError("CONFLICT", { message });
}
