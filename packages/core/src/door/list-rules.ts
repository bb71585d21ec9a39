import type { AccessRule, AccessRulePage, Actor, ListAccessRules } from "@claw/contract";
import type { AccessRule as AccessRuleRow, Prisma } from "@claw/db";
import { containing } from "../runtime/containing.ts";
import { requireOperator } from "../runtime/require-actor.ts";
import type { DoorDeps } from "./service.ts";

/** The newest first, those that have run out too. */
export async function listRules(
  { db, clock }: DoorDeps,
  actor: Actor,
  { effect, query, skip, limit }: ListAccessRules,
): Promise<AccessRulePage> {
  const { origin } = requireOperator(actor);
  const where: Prisma.AccessRuleWhereInput = { ...(effect ? { effect } : {}), ...matching(query) };
  const [total, rows] = await Promise.all([
    db.prisma.accessRule.count({ where }),
    db.prisma.accessRule.findMany({
      where,
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      skip,
      take: limit,
      include: withPerson,
    }),
  ]);
  const makers = await db.prisma.user.findMany({
    where: { id: { in: rows.flatMap(({ createdBy }) => createdBy ?? []) } },
    select: { id: true, name: true, email: true },
  });
  const names = new Map(makers.map(({ id, name, email }) => [id, name || email]));
  const now = clock.now();

  return { total, items: rows.map((row) => presentRule(row, now, names)), yourAddress: origin.address };
}

function matching(query: string | undefined): Prisma.AccessRuleWhereInput {
  const words = query?.trim();
  if (!words) return {};

  const user = { OR: [{ name: containing(words) }, { email: containing(words) }] };
  return { OR: [{ range: containing(words) }, { note: containing(words) }, { user }] };
}

export const withPerson = {
  user: { select: { id: true, name: true, email: true } },
} as const satisfies Prisma.AccessRuleInclude;

type RuleRow = AccessRuleRow & { user: { id: string; name: string; email: string } | null };

export function presentRule(row: RuleRow, now: Date, names: ReadonlyMap<string, string | null>): AccessRule {
  return {
    id: row.id,
    effect: row.effect,
    range: row.range,
    account: row.user,
    note: row.note,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    isExpired: row.expiresAt !== null && row.expiresAt <= now,
    createdAt: row.createdAt.toISOString(),
    createdBy: row.createdBy === null ? null : (names.get(row.createdBy) ?? null),
  };
}
