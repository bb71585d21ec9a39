import { filterOf, idOf, listSearch } from "../page/list-search.ts";
import { type AuditGroup, actionsOf, auditGroups } from "./audit-actions.ts";

export const outcomes = ["ok", "failed"] as const;

export type AuditSearch = {
  q?: string | undefined;
  group?: AuditGroup | undefined;
  outcome?: (typeof outcomes)[number] | undefined;
  /** Days of this reader's calendar. */
  from?: string | undefined;
  until?: string | undefined;
  /** Who did it. */
  user?: string | undefined;
  /** The event whose details are open. */
  event?: string | undefined;
};

const dayOf = (value: unknown) =>
  typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined;

/** What of the record is asked for. */
export function auditSearch(search: Record<string, unknown>): AuditSearch {
  return {
    ...listSearch([], search),
    group: filterOf(auditGroups, search.group),
    outcome: filterOf(outcomes, search.outcome),
    from: dayOf(search.from),
    until: dayOf(search.until),
    user: idOf(search.user),
    event: idOf(search.event),
  };
}

/** As the server is asked: from the first moment of a day to the last of another. */
export function auditFilter({ q, group, outcome, from, until, user }: AuditSearch) {
  const end = until ? new Date(`${until}T00:00`) : null;
  end?.setDate(end.getDate() + 1);

  return {
    ...(q ? { query: q } : {}),
    ...(group ? { actions: actionsOf(group) } : {}),
    ...(outcome ? { outcome } : {}),
    ...(user ? { userId: user } : {}),
    ...(from ? { from: new Date(`${from}T00:00`).toISOString() } : {}),
    ...(end ? { until: end.toISOString() } : {}),
  };
}
