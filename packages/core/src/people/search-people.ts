import type { Actor, PeoplePage, PeopleSort, SearchPeople } from "@claw/contract";
import { Prisma } from "@claw/db";
import { findPage, inOrder } from "../runtime/find-page.ts";
import { requireOperator } from "../runtime/require-actor.ts";
import { has, isCalled, readWords, type SearchWords } from "../runtime/search-words.ts";
import type { PeopleDeps } from "./deps.ts";
import { presentPerson } from "./present-person.ts";

/** Accounts that were closed by their owners are in no list. */
export async function searchPeople(
  { db: { prisma } }: Pick<PeopleDeps, "db">,
  actor: Actor,
  input: SearchPeople,
): Promise<PeoplePage> {
  requireOperator(actor);
  const { sort, direction, skip, limit } = input;
  const words = readWords(input.query);
  const { ids, ...count } = await findPage(prisma, {
    from: Prisma.sql`users u`,
    id: Prisma.sql`u.id`,
    where: fitting(input),
    meant: words && { condition: mentions(words), isBroad: true, least: 0 },
    order: orderOf(sort, direction),
    skip,
    limit,
  });
  const rows = await prisma.user.findMany({ where: { id: { in: ids } } });

  return { ...count, items: inOrder(ids, rows).map(presentPerson) };
}

function fitting({ role, tier, isActive, isVerified }: SearchPeople): Prisma.Sql[] {
  return [
    Prisma.sql`u.closed_at IS NULL`,
    ...(role ? [Prisma.sql`u.role = ${role}::"UserRole"`] : []),
    ...(tier ? [Prisma.sql`u.subscription_tier = ${tier}::"SubscriptionTier"`] : []),
    // Said openly, for the index of those who are not.
    ...(isActive === undefined ? [] : [isActive ? Prisma.sql`u.is_active` : Prisma.sql`NOT u.is_active`]),
    ...(isVerified === undefined ? [] : [Prisma.sql`u.is_verified = ${isVerified}`]),
  ];
}

function mentions(words: SearchWords): Prisma.Sql {
  return Prisma.sql`(${isCalled(words)} OR ${has(Prisma.sql`u.company`, words)})`;
}

function orderOf(sort: PeopleSort, direction: "asc" | "desc"): Prisma.Sql {
  const way = direction === "asc" ? Prisma.sql`ASC` : Prisma.sql`DESC`;

  switch (sort) {
    case "createdAt":
      return Prisma.sql`u.created_at ${way}, u.id ${way}`;
    case "lastLoginAt":
      // Whoever never signed in was here longest ago: one index for both ways.
      return direction === "asc"
        ? Prisma.sql`u.last_login_at ASC NULLS FIRST, u.id ASC`
        : Prisma.sql`u.last_login_at DESC NULLS LAST, u.id DESC`;
    case "name":
      return Prisma.sql`u.name ${way}, u.id ${way}`;
    case "email":
      return Prisma.sql`u.email ${way}`;
    case "totalCost":
      return Prisma.sql`u.total_cost_micro ${way}, u.id ${way}`;
  }
}
