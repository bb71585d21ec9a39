import type { AccessRule, AccessRulePage, Actor, ListAccessRules } from "@claw/contract";
import { type AccessRule as AccessRuleRow, Prisma } from "@claw/db";
import { findMeant, type Meaning } from "../runtime/find-meant.ts";
import { findPage, inOrder } from "../runtime/find-page.ts";
import { requireOperator } from "../runtime/require-actor.ts";
import { has, isCalled, readWords, type SearchWords } from "../runtime/search-words.ts";
import type { DoorDeps } from "./service.ts";

/** The newest first, those that have run out too. */
export async function listRules(
  { db: { prisma }, clock }: Pick<DoorDeps, "db" | "clock">,
  actor: Actor,
  { effect, query, skip, limit }: ListAccessRules,
): Promise<AccessRulePage> {
  const { origin } = requireOperator(actor);
  const words = readWords(query);
  const meant = words && (await findMeant(prisma, meaning(words)));
  const { ids, ...count } = await findPage(prisma, {
    from: Prisma.sql`access_rules r`,
    id: Prisma.sql`r.id`,
    where: [...(effect ? [Prisma.sql`r.effect = ${effect}::"AccessEffect"`] : [])],
    meant,
    order: Prisma.sql`r.created_at DESC, r.id DESC`,
    skip,
    limit,
  });
  const rows = await prisma.accessRule.findMany({ where: { id: { in: ids } }, include: withPerson });
  const makers = await prisma.user.findMany({
    where: { id: { in: rows.flatMap(({ createdBy }) => createdBy ?? []) } },
    select: { id: true, name: true, email: true },
  });
  const names = new Map(makers.map(({ id, name, email }) => [id, name || email]));
  const now = clock.now();

  return {
    ...count,
    items: inOrder(ids, rows).map((row) => presentRule(row, now, names)),
    yourAddress: origin.address,
  };
}

function meaning(words: SearchWords): Meaning {
  const called = isCalled(words);
  const written = Prisma.sql`${has(Prisma.sql`r.range`, words)} OR ${has(Prisma.sql`r.note`, words)}`;

  return {
    id: Prisma.sql`r.id`,
    ways: [
      Prisma.sql`SELECT r.id FROM access_rules r WHERE r.user_id IN (SELECT id FROM people)`,
      Prisma.sql`SELECT r.id FROM access_rules r WHERE ${written}`,
    ],
    called,
    test: Prisma.sql`(${written} OR (SELECT ${called} FROM users u WHERE u.id = r.user_id))`,
  };
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
