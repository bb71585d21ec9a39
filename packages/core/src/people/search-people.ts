import type { Actor, PeoplePage, PeopleSort, SearchPeople } from "@claw/contract";
import type { Prisma } from "@claw/db";
import { containing } from "../runtime/containing.ts";
import { requireOperator } from "../runtime/require-actor.ts";
import type { PeopleDeps } from "./deps.ts";
import { presentPerson } from "./present-person.ts";

/** Accounts that were closed by their owners are in no list. `total` counts all that fit. */
export async function searchPeople(
  { db }: Pick<PeopleDeps, "db">,
  actor: Actor,
  input: SearchPeople,
): Promise<PeoplePage> {
  requireOperator(actor);
  const { sort, direction, skip, limit } = input;
  const where = fitting(input);
  const [total, rows] = await Promise.all([
    db.prisma.user.count({ where }),
    db.prisma.user.findMany({
      where,
      orderBy: [orderBy(sort, direction), { id: direction }],
      skip,
      take: limit,
    }),
  ]);

  return { total, items: rows.map(presentPerson) };
}

function fitting({ query, role, tier, isActive, isVerified }: SearchPeople): Prisma.UserWhereInput {
  const words = query?.trim();

  return {
    closedAt: null,
    ...(role ? { role } : {}),
    ...(tier ? { subscriptionTier: tier } : {}),
    ...(isActive === undefined ? {} : { isActive }),
    ...(isVerified === undefined ? {} : { isVerified }),
    ...(words
      ? { OR: [{ name: containing(words) }, { email: containing(words) }, { company: containing(words) }] }
      : {}),
  };
}

function orderBy(sort: PeopleSort, direction: Prisma.SortOrder): Prisma.UserOrderByWithRelationInput {
  switch (sort) {
    case "createdAt":
      return { createdAt: direction };
    case "lastLoginAt":
      return { lastLoginAt: { sort: direction, nulls: "last" } };
    case "name":
      return { name: direction };
    case "email":
      return { email: direction };
    case "totalCost":
      return { totalCostMicro: direction };
  }
}
