import { Day, LedgerKind, UsageGrouping } from "@claw/contract";
import { z } from "zod";
import { presentBalance, presentMovement, RestBalance, RestLedger } from "./billing-shape.ts";
import { endpoint } from "./endpoint.ts";
import { presentPlan, presentQuota, RestPlan, RestQuota } from "./plan-shape.ts";
import { paging } from "./primitives.ts";
import { router, signedInProcedure } from "./procedures.ts";
import { presentUsage, RestUsage } from "./usage-shape.ts";

const UsageQuery = z.object({
  from: Day,
  to: Day,
  group_by: UsageGrouping.optional(),
  then_by: UsageGrouping.optional(),
  scope: z.enum(["own", "organization"]).optional(),
});

const LedgerQuery = z.object({
  kind: LedgerKind.optional(),
  from: Day.optional(),
  to: Day.optional(),
  conversation_id: z.uuid().optional(),
  cursor: z.string().max(200).optional(),
  limit: paging.limit,
});

export const billingRoutes = router({
  balance: signedInProcedure
    .meta(endpoint("GET", "/billing/balance", { summary: "What one's organization has", tag: "billing" }))
    .output(RestBalance)
    .query(async ({ ctx }) => presentBalance(await ctx.app.billing.balance())),

  usage: signedInProcedure
    .meta(
      endpoint("GET", "/billing/usage", {
        summary: "What was used in the days from one to another",
        description:
          "Days of the calendar in China, both included, at most 400; days without usage are left out. " +
          "`scope=organization` is for its owners, admins and those who keep its accounts.",
        tag: "billing",
        errors: [403],
      }),
    )
    .input(UsageQuery)
    .output(RestUsage)
    .query(async ({ ctx, input }) => {
      const { group_by: groupBy, then_by: thenBy, ...rest } = input;

      return presentUsage(await ctx.app.billing.usage({ ...rest, groupBy, thenBy }));
    }),

  ledger: signedInProcedure
    .meta(
      endpoint("GET", "/billing/ledger", {
        summary: "What moved the balance, newest first",
        description: "The next page begins at `next_cursor`; it is null on the last one.",
        tag: "billing",
      }),
    )
    .input(LedgerQuery)
    .output(RestLedger)
    .query(async ({ ctx, input }) => {
      const { conversation_id: conversationId, ...rest } = input;
      const { items, nextCursor } = await ctx.app.billing.ledger({ ...rest, conversationId });

      return { items: items.map(presentMovement), next_cursor: nextCursor };
    }),

  plans: signedInProcedure
    .meta(endpoint("GET", "/billing/plans", { summary: "The plans, the smallest first", tag: "billing" }))
    .output(z.array(RestPlan))
    .query(async ({ ctx }) => (await ctx.app.billing.plans()).map(presentPlan)),

  quota: signedInProcedure
    .meta(
      endpoint("GET", "/rate-limit/quota", {
        summary: "What is used of what one's tier and budgets allow",
        description: "Asking for it counts as nothing.",
        tag: "billing",
      }),
    )
    .output(RestQuota)
    .query(async ({ ctx }) => presentQuota(await ctx.app.billing.quota())),
});
