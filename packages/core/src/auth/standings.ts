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
  /** The same for many at once, by few queries; null where `get` would refuse. In the order of the claims. */
  getAll(claims: readonly AccessClaims[]): Promise<(Standing | null)[]>;
  /** From now on this session is looked up anew. Call it after the commit that ended it. */
  forgetSession(sessionId: string): void;
  /** The same for all sessions of a person. */
  forgetUser(userId: string): void;
}

type Remembered = { userId: string; readAt: number; standing: Promise<Standing | null> };

const remembered = 20_000;
const perQuery = 1000;

export function createStandings({ db, clock }: { db: Database; clock: Clock }): Standings {
  const cache = new LRUCache<string, Remembered>({ max: remembered });

  async function read(claims: readonly AccessClaims[]): Promise<Map<string, Standing>> {
    const claimed = new Map(claims.map((claim) => [claim.sessionId, claim]));
    const sessions = await db.prisma.session.findMany({
      where: { id: { in: [...claimed.keys()] } },
      include: { user: { select: { isActive: true, role: true, subscriptionTier: true } } },
    });
    const standing = sessions.filter((session) => {
      const { userId, organizationId } = claimed.get(session.id) ?? {};
      const isTheirs = session.userId === userId && session.organizationId === organizationId;
      return isTheirs && !findSessionProblem(session, clock.now());
    });

    return new Map(
      standing.map(({ id, user }) => [id, { role: user.role, tier: user.subscriptionTier }] as const),
    );
  }

  function findRemembered({ sessionId }: AccessClaims, now: number): Remembered | null {
    const before = cache.get(sessionId);
    return before && Math.abs(now - before.readAt) < lifetimes.standing ? before : null;
  }

  /** Remembered while it is being read, so that calls at once share one query and forgetting reaches it too. */
  function look(claims: readonly AccessClaims[], readAt: number): Remembered[] {
    const reading = read(claims);

    return claims.map(({ userId, sessionId }) => {
      const standing = reading.then((found) => found.get(sessionId) ?? null);
      const entry = { userId, readAt, standing };
      cache.set(sessionId, entry);
      standing.catch(() => {
        if (cache.peek(sessionId) === entry) cache.delete(sessionId);
      });

      return entry;
    });
  }

  /** In the order of the claims. */
  function find(claims: readonly AccessClaims[]): Promise<(Standing | null)[]> {
    const now = clock.now().getTime();
    const entries = claims.map((claim) => findRemembered(claim, now));
    const unknown = [...entries.keys()].filter((index) => !entries[index]);

    for (let start = 0; start < unknown.length; start += perQuery) {
      const batch = unknown.slice(start, start + perQuery);
      const looked = look(
        batch.flatMap((index) => claims[index] ?? []),
        now,
      );
      for (const [at, index] of batch.entries()) entries[index] = looked[at] ?? null;
    }

    return Promise.all(entries.map((entry) => entry?.standing ?? null));
  }

  return {
    async get(claims) {
      const [standing] = await find([claims]);
      if (!standing)
        throw new DomainError("UNAUTHENTICATED", { message: "This session has ended. Sign in again." });

      return standing;
    },
    getAll: find,
    forgetSession: (sessionId) => void cache.delete(sessionId),
    forgetUser(userId) {
      for (const [sessionId, entry] of cache.entries()) {
        if (entry.userId === userId) cache.delete(sessionId);
      }
    },
  };
}
