import type { Database, Transaction } from "@claw/db";
import type { Clock } from "../runtime/ports.ts";

/** What the care for people needs of sign-in; `createAuthService` gives it. */
export interface PeopleSessions {
  endAllSessions(tx: Transaction, userId: string, reason: "ended_by_operator"): Promise<void>;
  forgetUser(userId: string): void;
  /** Mails a link to choose another password, whoever asked for it. */
  mailPasswordReset(person: { userId: string; email: string }): Promise<void>;
}

export type PeopleDeps = { db: Database; clock: Clock; sessions: PeopleSessions };
