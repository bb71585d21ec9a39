import { lifetimes } from "./lifetimes.ts";

export type SessionProblem = "ended" | "expired" | "disabled";

type Row = { endedAt: Date | null; expiresAt: Date; refreshedAt: Date; user: { isActive: boolean } };

/** Why this session gives no access now; null when it does. */
export function findSessionProblem(session: Row, now: Date): SessionProblem | null {
  if (session.endedAt) return "ended";
  if (now >= endOf(session)) return "expired";
  if (!session.user.isActive) return "disabled";

  return null;
}

/** When the session is over unless it is refreshed before: idle or absolute, whichever comes first. */
export function endOf({ expiresAt, refreshedAt }: Pick<Row, "expiresAt" | "refreshedAt">): Date {
  return new Date(Math.min(expiresAt.getTime(), refreshedAt.getTime() + lifetimes.sessionIdle));
}
