import type { Actor, BillingService, ConversationService, KnowledgeService } from "@claw/contract";
import type { Transaction } from "@claw/db";

/** What accounts need of sign-in; `createAuthService` gives it. */
export interface SessionRevocation {
  /** Part of the transaction that disables the account. */
  endAllSessions(tx: Transaction, userId: string, reason: "account_disabled"): Promise<void>;
  /** After its commit: this process forgets what it remembers of the person's sessions. */
  forgetUser(userId: string): void;
}

/** What is asked once more before an account is deleted; `createAuthService` gives it. */
export interface PasswordCheck {
  /** INVALID_CREDENTIALS. */
  requirePassword(actor: Actor, password: string): Promise<void>;
}

/** How people themselves delete what they have. */
export interface Belongings {
  conversation: Pick<ConversationService, "delete">;
  knowledge: Pick<KnowledgeService, "delete">;
  billing: Pick<BillingService, "cancel" | "cancelPayment">;
}
