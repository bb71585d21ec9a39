import type { Invoice, SetPlan, Subscribe, UserActor } from "@claw/contract";
import { ListInvoices, parseMicro } from "@claw/contract";
import {
  createPlanBook,
  markInvoicePaid,
  markInvoiceRefunded,
  type PrintedInvoice,
  postGrant,
  seedPlans,
  sweepSubscriptions,
} from "@claw/core";
import { type Database, uuidv7 } from "@claw/db";
import { createTestDatabase } from "@claw/testing";
import type { BillingDeps } from "../../../src/billing/deps.ts";
import { createInvoiceService } from "../../../src/billing/invoices/service.ts";
import { checkInvariants } from "../../../src/billing/ledger/check-invariants.ts";
import { postTransaction } from "../../../src/billing/ledger/post-transaction.ts";
import { createSubscriptionService } from "../../../src/billing/subscriptions/service.ts";
import { day, type MovableClock, movableClock } from "../../auth/movable-clock.ts";
import { postbox } from "../../auth/postbox.ts";
import { type RecordedLog, recordedLog } from "../../auth/recorded-log.ts";
import { windowRateLimiter } from "../../auth/window-rate-limiter.ts";
import { createPerson } from "../../create-person.ts";

export const pro: SetPlan = {
  tier: "pro",
  monthlyFee: "99",
  includedCredit: "50",
  models: null,
  requestsPerMinute: 1_200,
  answersInFlight: 20,
  knowledgeBases: 500,
  knowledgeDocuments: 50_000,
  knowledgeBytes: 1_000,
};

/** An installation with its plans and a clock that stands: 15 November 2026, noon in China. */
export async function openWorld(start = "2026-11-15T04:00:00.000Z") {
  const database = await createTestDatabase();
  const { db } = database;
  await seedPlans(db);
  const clock = movableClock(start);
  const log = recordedLog();
  const forgotten: string[] = [];
  const printed: PrintedInvoice[] = [];
  const deps = depsOf(db, clock, log, forgotten, printed);
  const service = { ...createSubscriptionService(deps), ...createInvoiceService(deps) };

  return {
    db,
    clock,
    log,
    deps,
    service,
    /** Whose tier was told to be looked up anew. */
    forgotten,
    printed,
    /** Somebody who has nothing. */
    person: () => createPerson(db, uuidv7(), 0n),
    /** Somebody with so many yuan. */
    async payer(yuan: string): Promise<UserActor> {
      const actor = await createPerson(db, uuidv7(), 0n);
      await give(db, actor, yuan);
      return actor;
    },
    give: (actor: UserActor, yuan: string) => give(db, actor, yuan),
    /** What one has, in yuan. */
    balance: async ({ organizationId }: UserActor) => {
      const wallet = await db.prisma.billingAccount.findUniqueOrThrow({ where: { organizationId } });
      return Number(wallet.balanceMicro) / 1e6;
    },
    tier: async ({ userId }: UserActor) =>
      (await db.prisma.user.findUniqueOrThrow({ where: { id: userId } })).subscriptionTier,
    invoices: async (actor: UserActor): Promise<Invoice[]> =>
      (await service.invoices(actor, ListInvoices.parse({ limit: 100 }))).items,
    subscribe: (actor: UserActor, tier: Subscribe["tier"], payWith: Subscribe["payWith"] = "balance") =>
      service.subscribe(actor, { tier, payWith }),
    /** All of an invoice's money went back. */
    refund: (invoiceId: string) =>
      db.prisma.$transaction((tx) => markInvoiceRefunded(tx, { invoiceId, at: clock.now() })),
    sweep: () => sweepSubscriptions(deps),
    async passDays(days: number) {
      clock.advance(days * day);
      await sweepSubscriptions(deps);
    },
    invariants: () => checkInvariants(db),
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  };
}

export type World = Awaited<ReturnType<typeof openWorld>>;

function depsOf(
  db: Database,
  clock: MovableClock,
  log: RecordedLog,
  forgotten: string[],
  printed: PrintedInvoice[],
): BillingDeps {
  return {
    db,
    clock,
    log,
    mailer: postbox(),
    rateLimiter: windowRateLimiter(clock),
    plans: createPlanBook({ db, clock }),
    approvalLimitMicro: () => null,
    tierNews: { forgetUser: (userId) => void forgotten.push(userId) },
    invoiceRenderer: {
      async render(invoice) {
        printed.push(invoice);
        return Buffer.from("%PDF");
      },
    },
    seller: { key: "CLAW", name: "星火科技有限公司", taxNumber: null, address: null, email: null },
    publicUrl: "https://claw.example",
  };
}

async function give(db: Database, { organizationId }: UserActor, yuan: string): Promise<void> {
  await db.prisma.$transaction((tx) =>
    postGrant(tx, {
      organizationId,
      amountMicro: parseMicro(yuan),
      key: uuidv7(),
      reason: "test",
      actorId: null,
    }),
  );
}

/** Uses up so many yuan of what one has. */
export async function spend(world: World, { organizationId }: UserActor, yuan: string): Promise<void> {
  const amountMicro = parseMicro(yuan);
  await world.db.prisma.$transaction((tx) =>
    postTransaction(tx, {
      organizationId,
      kind: "grant",
      key: uuidv7(),
      entries: [
        { account: "wallet", amountMicro: -amountMicro },
        { account: "revenue", amountMicro },
      ],
    }),
  );
}

/** The money for an invoice comes, as the payments of an installation do it: one transaction. */
export async function payInvoice(world: World, actor: UserActor, invoiceId: string): Promise<void> {
  const { db, clock } = world;
  const { organizationId, userId } = actor;
  const paymentId = uuidv7();

  await db.prisma.$transaction(async (tx) => {
    const { totalMicro: amountMicro } = await tx.invoice.findUniqueOrThrow({ where: { id: invoiceId } });
    const means = { provider: "offline", method: "transfer", purpose: "invoice" } as const;
    const facts = { id: paymentId, organizationId, userId, invoiceId, amountMicro };
    await tx.payment.create({ data: { ...means, ...facts, status: "succeeded" } });
    await postTransaction(tx, {
      organizationId,
      kind: "subscription",
      key: `${paymentId}:paid`,
      entries: [
        { account: "clearing", amountMicro: -amountMicro },
        { account: "revenue", amountMicro },
      ],
      paymentId,
      invoiceId,
    });
    await markInvoicePaid(tx, { invoiceId, paymentId, at: clock.now() });
  });
}
