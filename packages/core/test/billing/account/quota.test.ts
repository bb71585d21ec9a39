import { SetBudget } from "@claw/contract";
import { uuidv7 } from "@claw/db";
import { expect, test } from "vitest";
import { postGrant } from "../../../src/billing/index.ts";
import { minute } from "../../auth/movable-clock.ts";
import { settledCall } from "./settled-call.ts";
import { openWorld } from "./world.ts";

test("a quota shows what the tier and the budgets allow, and what is used of it", async () => {
  await using world = await openWorld();
  const owner = await world.person();
  const member = await world.join(owner, "member");
  const { organizationId } = owner;
  await world.db.prisma.$transaction((tx) =>
    postGrant(tx, { organizationId, amountMicro: 1_000_000n, key: "one", reason: "x", actorId: null }),
  );
  await settledCall(world.db, member, { at: "2027-02-28T16:00:00.000Z" });
  for (const input of [
    { limit: "5" },
    { scope: "user", userId: member.userId, period: "day", limit: "1", kind: "soft" },
    { scope: "user", limit: "2" },
  ]) {
    await world.accounts.setBudget(owner, SetBudget.parse(input));
  }
  await world.accounts.countRequest(member);

  expect(await world.accounts.quota(member)).toEqual({
    tier: "free",
    requestsPerMinute: { limit: 600, remaining: 599, resetSeconds: 60 },
    answersInFlight: { used: 0, limit: 10 },
    knowledgeBases: { used: 1, limit: 100 },
    knowledgeDocuments: { used: 2, limit: 10_000 },
    knowledgeBytes: { used: 3, limit: 1_000 },
    available: "0.997000",
    budgets: [
      {
        scope: "organization",
        period: "month",
        kind: "hard",
        limit: "5.000000",
        spent: "0.003000",
        held: "0.000000",
        resetsAt: "2027-03-31T16:00:00.000Z",
      },
      {
        scope: "user",
        period: "day",
        kind: "soft",
        limit: "1.000000",
        spent: "0.003000",
        held: "0.000000",
        resetsAt: "2027-03-01T16:00:00.000Z",
      },
    ],
  });
});

test("answers under way are counted for the person, whatever the organization", async () => {
  await using world = await openWorld();
  const person = await world.person();
  const { id } = await settledCall(world.db, person);
  await world.db.pool.query(
    `INSERT INTO llm_calls (id, organization_id, user_id, purpose, model, provider, price_version_id, state, lease_owner, lease_expires_at)
     SELECT p.id, c.organization_id, c.user_id, (p.purpose)::"LlmCallPurpose", c.model, c.provider, c.price_version_id,
            (p.state)::"LlmCallState", c.lease_owner, now()
     FROM llm_calls c, (VALUES ($2::uuid, 'answer', 'reserved'), ($3, 'answer', 'streaming'), ($4, 'title', 'reserved')) p (id, purpose, state)
     WHERE c.id = $1`,
    [id, uuidv7(), uuidv7(), uuidv7()],
  );

  expect(await world.accounts.quota(person)).toMatchObject({ answersInFlight: { used: 2 } });
});

test("a tier's requests in a minute are let through, and then none until it is over", async () => {
  await using world = await openWorld();
  const person = await world.person();
  for (let count = 0; count < 599; count += 1) await world.accounts.countRequest(person);

  expect(await world.accounts.countRequest(person)).toEqual({ limit: 600, remaining: 0, resetSeconds: 60 });
  await expect(world.accounts.countRequest(person)).rejects.toMatchObject({
    code: "RATE_LIMITED",
    retryAfter: 60,
  });
  expect(await world.accounts.quota(person)).toMatchObject({ requestsPerMinute: { remaining: 0 } });

  const better = { ...person, tier: "pro" } as const;
  expect(await world.accounts.countRequest(better)).toMatchObject({ limit: 1_200, remaining: 599 });
  expect(await world.accounts.countRequest(await world.person())).toMatchObject({ remaining: 599 });
  world.clock.advance(minute);
  expect(await world.accounts.countRequest(person)).toEqual({ limit: 600, remaining: 599, resetSeconds: 60 });
});

test("an installation may let everybody ask more or less often than the plans say", async () => {
  await using world = await openWorld({ requestsPerMinute: () => 2 });
  const person = await world.person();

  expect(await world.accounts.countRequest(person)).toMatchObject({ limit: 2, remaining: 1 });
  expect(await world.accounts.quota({ ...person, tier: "enterprise" })).toMatchObject({
    requestsPerMinute: { limit: 2, remaining: 1 },
  });
});
