import { expect, test } from "vitest";
import { times } from "../auth/outcome.ts";
import {
  fiftySendsForTen,
  grantTwentyTimes,
  settleAgainstSweepers,
  twentyCallsForFive,
} from "./scenarios.ts";
import { openMutatedWorld, yuan } from "./world.ts";

/*
 * What gate.test.ts and ledger.test.ts promise is held by one condition each. Here each is taken away, and the same
 * scenario must come out wrong: a test that stays green without its condition proves nothing.
 */

const tenOfFifty = {
  outcomes: { ok: 10, INSUFFICIENT_BALANCE: 40 },
  asked: 10,
  heldMicro: 10n * yuan,
};

test("without the condition on the balance, more are admitted than there is money for", async () => {
  await using world = await openMutatedWorld([["WHEN wallet < least THEN", "WHEN false THEN"]]);

  expect(await fiftySendsForTen(world)).not.toEqual(tenOfFifty);
  expect(world.hasMutated()).toBe(true);
});

test("without the lock on the wallet, two see money for one", async () => {
  await using world = await openMutatedWorld([
    ["SELECT FROM billing_accounts WHERE organization_id = $1 FOR NO KEY UPDATE", "SELECT $1::uuid"],
  ]);

  const outcome = await twentyCallsForFive(world);

  expect(outcome).not.toEqual({ outcomes: { ok: 5, INSUFFICIENT_BALANCE: 15 }, heldMicro: 5n * yuan });
  expect(world.hasMutated()).toBe(true);
});

test("without the compare-and-set, a call is ended more than once or not at all", async () => {
  await using world = await openMutatedWorld([
    [
      "WHERE id = $1 AND state IN ('reserved', 'streaming')\n    RETURNING id, organization_id",
      "WHERE id = $1\n    RETURNING id, organization_id",
    ],
  ]);

  const ends = await settleAgainstSweepers(world, 20).catch((error: unknown) => error);

  expect(ends).not.toEqual(times(20, () => 1));
  expect(world.hasMutated()).toBe(true);
});

test("without the unique key, what can happen once happens twenty times", async () => {
  await using world = await openMutatedWorld([]);
  await world.db.pool.query("DROP INDEX ledger_transactions_idempotency_key_key");

  expect(await grantTwentyTimes(world)).toEqual({ posted: 20, balanceMicro: 21n * yuan });
});
