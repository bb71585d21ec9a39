import { DomainError, type SubscriptionTier, type UserRole } from "@claw/contract";
import type { Database } from "@claw/db";
import { LRUCache } from "lru-cache";
import type { Clock } from "../runtime/ports.ts";
import type { AccessClaims } from "./access-tokens.ts";
import { lifetimes } from "./lifetimes.ts";
import { findSessionProblem } from "./session-problem.ts";

/** What a person may do by their session, as of now. */
export type Standing = { role: UserRole; tier: SubscriptionTier };

export interface Standings {
  /** UNAUTHENTICATED when the session has ended or the account is disabled; felt at most 5 s late. */
  get(claims: AccessClaims): Promise<Standing>;
  /** From now on this session is looked up anew. Call it after the commit that ended it. */
  forgetSession(sessionId: string): void;
  /** The same for all sessions of a person. */
  forgetUser(userId: string): void;
}

type Remembered = { userId: string; readAt: number; standing: Promise<Standing | null> };

const remembered = 20_000;

export function createStandings({ db, clock }: { db: Database; clock: Clock }): Standings {
  const cache = new LRUCache<string, Remembered>({ max: remembered });

  async function read({ userId, sessionId, organizationId }: AccessClaims): Promise<Standing | null> {
    const session = await db.prisma.session.findFirst({
      where: { id: sessionId, userId, organizationId },
      include: { user: { select: { isActive: true, role: true, subscriptionTier: true } } },
    });
    if (!session || findSessionProblem(session, clock.now())) return null;

    return { role: session.user.role, tier: session.user.subscriptionTier };
  }

  /** Remembered while it is being read, so that calls at once share one query and forgetting reaches it too. */
  function look(claims: AccessClaims): Remembered {
    const now = clock.now().getTime();
    const before = cache.get(claims.sessionId);
    if (before && Math.abs(now - before.readAt) < lifetimes.standing) return before;

    const entry = { userId: claims.userId, readAt: now, standing: read(claims) };
    cache.set(claims.sessionId, entry);
    entry.standing.catch(() => {
      if (cache.peek(claims.sessionId) === entry) cache.delete(claims.sessionId);
    });

    return entry;
  }

  return {
    async get(claims) {
      const standing = await look(claims).standing;
      if (!standing)
        throw new DomainError("UNAUTHENTICATED", { message: "This session has ended. Sign in again." });

      return standing;
    },
    forgetSession: (sessionId) => void cache.delete(sessionId),
    forgetUser(userId) {
      for (const [sessionId, entry] of cache.entries()) {
        if (entry.userId === userId) cache.delete(sessionId);
      }
    },
  };
}
