import { expect, test } from "vitest";
import { apiKey, person } from "./callers.ts";
import { recordingServices } from "./recording-services.ts";
import { faceOf } from "./rest-face.ts";
import { balance, ledgerItem, plan, usageReport } from "./sample-billing.ts";
import { idOf } from "./sample-data.ts";

const used = {
  calls: 1,
  estimated_calls: 0,
  fresh_tokens: 1234,
  cached_tokens: 0,
  cache_write_tokens: 0,
  output_tokens: 567,
  reasoning_tokens: 0,
  total_tokens: 1801,
  cost: 0.03602,
};

const restBalance = {
  currency: "CNY",
  balance: 9.96398,
  held: 0.16384,
  credit_limit: 0,
  available: 9.80014,
  lots: [
    {
      id: idOf(60),
      source: "granted",
      amount: 10,
      remaining: 9.96398,
      expires_at: null,
      created_at: balance.lots[0]?.createdAt,
    },
  ],
};

const restUsage = {
  from: usageReport.from,
  to: usageReport.to,
  group_by: "day",
  groups: [{ key: "2026-11-22", label: null, sub_key: null, ...used }],
  total: used,
};

const restMovement = {
  id: ledgerItem.id,
  kind: "usage",
  amount: -0.03602,
  balance: 9.96398,
  reason: null,
  call: {
    call_id: idOf(61),
    purpose: "answer",
    model: "glm-4",
    conversation_id: idOf(10),
    prompt_tokens: 1234,
    completion_tokens: 567,
    usage_source: "provider",
  },
  payment_id: null,
  invoice_id: null,
  created_at: ledgerItem.createdAt,
};

const restPlan = {
  id: plan.id,
  tier: "pro",
  version: 1,
  monthly_fee: 99,
  included_credit: 50,
  models: null,
  requests_per_minute: 1200,
  answers_in_flight: 20,
  knowledge_bases: 500,
  knowledge_documents: 50_000,
  knowledge_bytes: 107_374_182_400,
  valid_from: plan.validFrom,
};

const restQuota = {
  tier: "free",
  requests_per_minute: { limit: 600, remaining: 599, reset_seconds: 60 },
  answers_in_flight: { used: 1, limit: 10 },
  knowledge_bases: { used: 1, limit: 100 },
  knowledge_documents: { used: 3, limit: 10_000 },
  knowledge_bytes: { used: 40_960, limit: 10_737_418_240 },
  available: 9.80014,
  budgets: [
    {
      scope: "organization",
      period: "month",
      kind: "hard",
      limit: 5,
      spent: 0.03602,
      held: 0.16384,
      resets_at: "2026-12-22T08:00:00.000Z",
    },
  ],
};

const days = "from=2026-11-01&to=2026-11-30";
const range = { from: "2026-11-01", to: "2026-11-30" };

const rows = [
  { path: "/billing/balance", json: restBalance, verb: "billing.balance", input: undefined },
  {
    path: `/billing/usage?${days}&group_by=model&then_by=day&scope=organization`,
    json: restUsage,
    verb: "billing.usage",
    input: { ...range, groupBy: "model", thenBy: "day", scope: "organization" },
  },
  {
    path: `/billing/usage?${days}`,
    json: restUsage,
    verb: "billing.usage",
    input: { ...range, groupBy: "day", scope: "own" },
  },
  {
    path: `/billing/ledger?kind=usage&${days}&conversation_id=${idOf(10)}&cursor=abc&limit=2`,
    json: { items: [restMovement], next_cursor: null },
    verb: "billing.ledger",
    input: { ...range, kind: "usage", conversationId: idOf(10), cursor: "abc", limit: 2 },
  },
  { path: "/billing/plans", json: [restPlan], verb: "billing.plans", input: undefined },
  { path: "/rate-limit/quota", json: restQuota, verb: "billing.quota", input: undefined },
];

test.each(rows)(
  "GET $path shows money as numbers and names in snake case, to people and keys",
  async (row) => {
    for (const actor of [person, apiKey]) {
      const { services, calls } = recordingServices();

      const { status, json } = await faceOf(actor, services).ask("GET", row.path);

      expect([status, json]).toEqual([200, row.json]);
      expect(calls).toEqual([{ verb: row.verb, args: row.input ? [actor, row.input] : [actor] }]);
    }
  },
);

test.each(rows)("GET $path is 401 to a stranger", async ({ path }) => {
  expect((await faceOf(null).ask("GET", path)).status).toBe(401);
});

test.each([
  ["/billing/usage", "from"],
  ["/billing/usage?from=2026-11-01", "to"],
  ["/billing/usage?from=2026-11-31&to=2026-12-01", "from"],
  ["/billing/usage?from=2026-11-02&to=2026-11-01", "to"],
  ["/billing/usage?from=2024-01-01&to=2026-11-01", "to"],
  [`/billing/usage?${days}&group_by=colour`, "group_by"],
  ["/billing/ledger?kind=theft", "kind"],
  ["/billing/ledger?limit=101", "limit"],
  ["/billing/ledger?conversation_id=1", "conversation_id"],
])("GET %s is 400, names the field %s and reaches no service", async (path, field) => {
  const { services, calls } = recordingServices();

  const { status, json } = await faceOf(person, services).ask("GET", path);

  expect([status, json.detail[0].field, calls]).toEqual([400, field, []]);
});
