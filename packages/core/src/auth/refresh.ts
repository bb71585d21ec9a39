import type { Actor, IssuedSession } from "@claw/contract";
import { recordAuditEvent } from "../audit/record-audit-event.ts";
import { endSessions } from "./end-sessions.ts";
import { issueSession } from "./issue-session.ts";
import { lifetimes } from "./lifetimes.ts";
import { limits } from "./limits.ts";
import { networkOf } from "./network-of.ts";
import type { AuthParts } from "./parts.ts";
import { type RefreshClaim, readRefreshToken } from "./refresh-token.ts";
import { refusedSession } from "./refused.ts";
import { findSessionProblem } from "./session-problem.ts";

/**
 * The newest token gets a successor. The one before it gets the same successor for 10 s (two tabs, a lost answer).
 * Any older one was copied: the session ends, for the thief and for its owner. A forged one changes nothing.
 */
export async function refresh(parts: AuthParts, actor: Actor, refreshToken: string): Promise<IssuedSession> {
  await parts.rateLimiter.consume(limits.refreshByAddress, networkOf(actor.origin.address));

  const claim = readRefreshToken(parts.refreshMacKey, refreshToken);
  if (!claim) throw refusedSession();

  const session = await advance(parts, actor, claim);

  return issueSession(parts, session, session.user);
}

async function advance(parts: AuthParts, actor: Actor, claim: RefreshClaim) {
  const session = await getStandingSession(parts, claim.sessionId);
  const newest = session.refreshCounter;
  const now = parts.clock.now();

  if (claim.counter === newest) {
    const { count } = await parts.db.prisma.session.updateMany({
      where: { id: session.id, refreshCounter: newest, endedAt: null },
      data: { refreshCounter: newest + 1, refreshedAt: now },
    });
    if (count === 1) return { ...session, refreshCounter: newest + 1 };

    // Another call was faster, or the session has ended: either way the row is different now.
    return advance(parts, actor, claim);
  }

  const sinceRefresh = now.getTime() - session.refreshedAt.getTime();
  if (claim.counter === newest - 1 && sinceRefresh < lifetimes.refreshGrace) return session;

  // A counter above ours has our MAC only where the database is older than the token: a restored backup, no theft.
  if (claim.counter < newest) await endForReuse(parts, actor, session, claim.counter);
  throw refusedSession();
}

/** UNAUTHENTICATED for a session that is unknown, over or of a disabled account. */
async function getStandingSession({ db, clock }: AuthParts, sessionId: string) {
  const session = await db.prisma.session.findUnique({ where: { id: sessionId }, include: { user: true } });
  if (!session) throw refusedSession();

  const now = clock.now();
  const problem = findSessionProblem(session, now);
  if (problem === "expired") await endSessions(db.prisma, { id: sessionId }, "expired", now);
  if (problem) throw refusedSession();

  return session;
}

type Reused = { id: string; userId: string; organizationId: string; refreshCounter: number };

async function endForReuse(
  { db, clock, standings }: AuthParts,
  { origin }: Actor,
  session: Reused,
  presented: number,
) {
  const { id: sessionId, userId, organizationId, refreshCounter: newest } = session;
  const at = clock.now();

  await db.prisma.$transaction(async (tx) => {
    const ended = await endSessions(tx, { id: sessionId }, "refresh_reuse", at);
    if (ended === 0) return;

    const detail = { sessionId, presented, newest };
    await recordAuditEvent(tx, {
      action: "refresh_token_reused",
      outcome: "failed",
      origin,
      userId,
      organizationId,
      detail,
      at,
    });
  });
  standings.forgetSession(sessionId);
}
