import type { Transaction } from "@claw/db";

/** What accounts need of sign-in; `createAuthService` gives it. */
export interface SessionRevocation {
  /** Part of the transaction that disables the account. */
  endAllSessions(tx: Transaction, userId: string, reason: "account_disabled"): Promise<void>;
  /** After its commit: this process forgets what it remembers of the person's sessions. */
  forgetUser(userId: string): void;
}
