import { type Actor, formatMicro, type PersonRef, type PersonUsage } from "@claw/contract";
import { chinaDay } from "../billing/china-days.ts";
import { requireOperator } from "../runtime/require-actor.ts";
import type { PeopleDeps } from "./deps.ts";
import { noSuchPerson } from "./get-person.ts";

const daysShown = 30;

type Row = { day: string; tokens: number; cost: string };

/** What somebody used in the last thirty days of the calendar in China, today included. NOT_FOUND as for the person. */
export async function getPersonUsage(
  { db, clock }: Pick<PeopleDeps, "db" | "clock">,
  actor: Actor,
  { userId }: PersonRef,
): Promise<PersonUsage> {
  requireOperator(actor);
  const { rows } = await db.pool.query<Row>({
    name: "person-usage",
    text: usageSql,
    values: [userId, chinaDay(clock.now()), daysShown],
  });
  if (rows.length === 0) throw noSuchPerson();

  return { days: rows.map(({ day, tokens, cost }) => ({ day, tokens, cost: formatMicro(BigInt(cost)) })) };
}

/** A day at a time, so that of a large organization's rows this person's are read alone. */
const usageSql = `
  SELECT to_char(days.day, 'YYYY-MM-DD') AS day, coalesce(sum(used.tokens), 0)::float8 AS tokens,
         coalesce(sum(used.cost), 0)::text AS cost
  FROM users person
    CROSS JOIN LATERAL (
      SELECT ($2::date - ago)::date AS day FROM generate_series(0, $3::int - 1) AS ago
    ) days
    LEFT JOIN memberships m ON m.user_id = person.id
    LEFT JOIN LATERAL (
      SELECT sum(u.fresh_tokens + u.cached_tokens + u.cache_write_tokens + u.output_tokens + u.reasoning_tokens) AS tokens,
             sum(u.cost_micro) AS cost
      FROM usage_days u WHERE u.organization_id = m.organization_id AND u.day = days.day AND u.user_id = m.user_id
    ) used ON true
  WHERE person.id = $1 AND person.closed_at IS NULL
  GROUP BY days.day ORDER BY days.day`;
