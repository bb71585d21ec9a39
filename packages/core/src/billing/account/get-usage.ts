import {
  type Actor,
  formatMicro,
  type GetUsage,
  type UsageGrouping,
  type UsageReport,
  type UsageSums,
} from "@claw/contract";
import { requireMember } from "../../runtime/require-actor.ts";
import type { AccountDeps } from "./deps.ts";
import { findRole, forbidden, seesAll } from "./membership.ts";
import { sourceOf } from "./usage-source.ts";

type UsageRow = {
  is_total: boolean;
  key: string | null;
  label: string | null;
  sub_key: string | null;
  calls: string;
  estimated_calls: string;
  fresh: string;
  cached: string;
  cache_write: string;
  output: string;
  reasoning: string;
  cost: string;
};

/**
 * What was used in the days of China's calendar from one to another, both included, by the day of each call's
 * admission. Days on which nothing was used are left out. FORBIDDEN for the organization's to plain members.
 */
export async function getUsage(
  { db }: Pick<AccountDeps, "db">,
  actor: Actor,
  { from, to, groupBy, thenBy, scope }: GetUsage,
): Promise<UsageReport> {
  const { organizationId, userId } = requireMember(actor);
  if (scope === "organization" && !seesAll(await findRole(db.prisma, actor))) {
    throw forbidden("Only owners, admins and those who keep its accounts see an organization's usage.");
  }

  const { rows } = await db.pool.query<UsageRow>({
    name: `usage-${groupBy}-${thenBy ?? "none"}-${scope}`,
    text: usageSql(groupBy, thenBy, scope),
    values: [organizationId, from, to, userId],
  });
  const total = rows.find(({ is_total }) => is_total);

  return {
    from,
    to,
    groupBy,
    groups: rows
      .filter(({ is_total }) => !is_total)
      .map((row) => ({ ...sumsOf(row), key: row.key, label: row.label, subKey: row.sub_key })),
    total: total ? sumsOf(total) : nothing,
  };
}

/** `$4` is the caller: whose usage alone it is, or who may read which titles. */
function usageSql(groupBy: UsageGrouping, thenBy: UsageGrouping | undefined, scope: GetUsage["scope"]) {
  const source = sourceOf(thenBy ? [groupBy, thenBy] : [groupBy]);
  const keyed = `${source.keys[groupBy]} AS key, ${thenBy ? source.keys[thenBy] : "NULL::text"} AS sub_key`;
  const order = groupBy === "day" ? "key" : "key_cost DESC, key";
  const { join, label } = labels(groupBy);

  return `
    WITH counted AS (
      SELECT ${keyed}, ${source.sums}
      FROM ${source.from} AND ${scope === "own" ? "u.user_id = $4" : "$4::uuid IS NOT NULL"}
      GROUP BY 1, 2
    ), weighed AS (
      SELECT *, ${thenBy ? "sum(cost) OVER (PARTITION BY key)" : "cost"} AS key_cost FROM counted
    ), placed AS (
      SELECT *, dense_rank() OVER (ORDER BY ${order}) AS key_place,
             row_number() OVER (ORDER BY ${order}, cost DESC, sub_key) AS place
      FROM weighed
    )
    SELECT false AS is_total, ${shown(groupBy, "g.key")} AS key, ${label} AS label, ${shown(thenBy, "g.sub_key")} AS sub_key, ${sumColumns("g.")}, g.place
    FROM placed g ${join} WHERE g.key_place <= 500 AND g.place <= 10000
    UNION ALL
    SELECT true, NULL, NULL, NULL, ${totalColumns}, 0 FROM counted HAVING count(*) > 0
    ORDER BY place`;
}

/** Grouped and sorted as what they are, which is quicker, and written at the end. */
function shown(grouping: UsageGrouping | undefined, key: string): string {
  return grouping === "day" ? `to_char(${key}, 'YYYY-MM-DD')` : `${key}::text`;
}

const columns = [
  "calls",
  "estimated_calls",
  "fresh",
  "cached",
  "cache_write",
  "output",
  "reasoning",
  "cost",
] as const;
const sumColumns = (prefix: string) => columns.map((column) => prefix + column).join(", ");
const totalColumns = columns.map((column) => `sum(${column})`).join(", ");

/** Names of people are known to all of their organization; a title is part of what was said, and its owner's alone. */
function labels(groupBy: UsageGrouping): { join: string; label: string } {
  switch (groupBy) {
    case "conversation":
      return {
        join: `LEFT JOIN conversations v ON v.id = g.key AND v.organization_id = $1 AND v.owner_id = $4`,
        label: "v.title",
      };
    case "user":
      return { join: "LEFT JOIN users p ON p.id = g.key", label: "nullif(p.name, '')" };
    case "day":
    case "model":
    case "purpose":
      return { join: "", label: "NULL::text" };
  }
}

function sumsOf(row: UsageRow): UsageSums {
  const tokens = {
    freshTokens: Number(row.fresh),
    cachedTokens: Number(row.cached),
    cacheWriteTokens: Number(row.cache_write),
    outputTokens: Number(row.output),
    reasoningTokens: Number(row.reasoning),
  };

  return {
    calls: Number(row.calls),
    estimatedCalls: Number(row.estimated_calls),
    ...tokens,
    totalTokens: Object.values(tokens).reduce((sum, count) => sum + count, 0),
    cost: formatMicro(BigInt(row.cost)),
  };
}

const nothing: UsageSums = {
  calls: 0,
  estimatedCalls: 0,
  freshTokens: 0,
  cachedTokens: 0,
  cacheWriteTokens: 0,
  outputTokens: 0,
  reasoningTokens: 0,
  totalTokens: 0,
  cost: "0.000000",
};
