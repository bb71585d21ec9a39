import type { BillingParty } from "@claw/contract";
import type { Database } from "@claw/db";
import type { Mailer, RateLimiter } from "../auth/ports.ts";
import type { Clock, Log } from "../runtime/ports.ts";
import type { InvoiceRenderer } from "./invoices/ports.ts";
import type { PlanBook } from "./plans/plan-book.ts";
import type { TierNews } from "./subscriptions/ports.ts";

export type BillingDeps = {
  db: Database;
  clock: Clock;
  log: Log;
  mailer: Mailer;
  rateLimiter: RateLimiter;
  plans: PlanBook;
  tierNews: TierNews;
  /** What one person may move alone, in micro-yuan, as it counts now; null for everything. */
  approvalLimitMicro(): bigint | null;
  invoiceRenderer: InvoiceRenderer;
  /** Who writes the bills. */
  seller: BillingParty & { /** Names its row of invoice numbers. */ key: string };
  /** Where people reach the server, without a trailing slash. */
  publicUrl: string;
};
