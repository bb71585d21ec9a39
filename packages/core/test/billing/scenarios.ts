import { randomUUID } from "node:crypto";
import { inProcessGenerationLog, postGrant } from "@claw/core";
import { expect, vi } from "vitest";
import { sweepExpired } from "../../src/conversation/generation/sweep-expired.ts";
import { outcomesOf, times } from "../auth/outcome.ts";
import type { World } from "../conversation/world.ts";
import { admit, ask, limitAnswers, priceAnswers, settle, walletOf, yuan } from "./world.ts";

/** Fifty questions at once, and money for ten: who was let in, and who reached the provider. */
export async function fiftySendsForTen(world: World) {
  await priceAnswers(world.db, 1_000n);
  await limitAnswers(world.db, 1_000);
  const person = { ...(await world.person(10n * yuan)), tier: "enterprise" as const };
  for (const _ of times(10, () => null)) world.chatModel.next({ hold: true }, { text: "好" });

  const before = world.chatModel.requests.length;
  const outcomes = await outcomesOf(times(50, () => ask(world, person)));
  const { heldMicro } = await walletOf(world.db, person);
  await world.chatModel.wasAsked(before + (outcomes.ok ?? 0));
  const asked = world.chatModel.requests.length - before;
  world.chatModel.release();

  return { outcomes, asked, heldMicro };
}

/**
 * Twenty calls outside of conversations, by two people of one organization, and money for five. They are all on their
 * way before the first is let in: the wallet is held until as many as there are connections wait for it.
 */
export async function twentyCallsForFive(world: World) {
  await priceAnswers(world.db, 1_000n);
  const person = await world.person(5n * yuan);
  const colleague = { ...(await world.person()), organizationId: person.organizationId };
  const holder = await world.db.pool.connect();
  await holder.query("BEGIN");
  await holder.query("SELECT FROM billing_accounts WHERE organization_id = $1 FOR UPDATE", [
    person.organizationId,
  ]);

  const calls = times(20, (index) => admit(world.db, index % 2 === 0 ? person : colleague));
  const outcomes = outcomesOf(calls);
  try {
    await vi.waitFor(async () => {
      // A transaction looks at the activity of others once, unless it is told to look anew.
      await holder.query("SELECT pg_stat_clear_snapshot()");
      const { rows } = await holder.query<{ waiting: number }>(waitingSql);
      expect(rows[0]?.waiting).toBeGreaterThanOrEqual(8);
    }, 8_000);
  } finally {
    await holder.query("COMMIT");
    holder.release();
  }

  return { outcomes: await outcomes, heldMicro: (await walletOf(world.db, person)).heldMicro };
}

const waitingSql = `
  SELECT count(*)::int AS waiting FROM pg_stat_activity
  WHERE datname = current_database() AND wait_event_type = 'Lock'`;

/** One expired call after the other, each ended by its owner and two sweepers at once: how often each was charged. */
export async function settleAgainstSweepers(world: World, rounds: number) {
  const person = await world.person();
  const sweep = { db: world.db, generationLog: inProcessGenerationLog() };
  const charges: number[] = [];

  for (const _ of times(rounds, () => null)) {
    const call = await admit(world.db, person, { lease: { owner: randomUUID(), seconds: -1 } });
    await Promise.all([
      settle(world.db, call, { fresh: 100, output: 50 }),
      sweepExpired(sweep),
      sweepExpired(sweep),
    ]);
    const { state } = await world.db.prisma.llmCall.findUniqueOrThrow({ where: { id: call.callId } });
    const posted = await world.db.prisma.ledgerTransaction.count({ where: { callId: call.callId } });
    // A sweeper finds that nothing was delivered, and charges nothing.
    charges.push(state === "released" ? posted + 1 : posted);
  }

  return charges;
}

/** The same grant twenty times at once: how often it was posted, and what the wallet has of it. */
export async function grantTwentyTimes(world: World) {
  const person = await world.person(yuan);
  const key = `${person.userId}:once`;
  const posted = await Promise.all(
    times(20, () =>
      world.db.prisma.$transaction((tx) =>
        postGrant(tx, {
          organizationId: person.organizationId,
          amountMicro: yuan,
          key,
          reason: "once",
          actorId: null,
        }),
      ),
    ),
  );

  return {
    posted: posted.filter((result) => result !== "already").length,
    balanceMicro: (await walletOf(world.db, person)).balanceMicro,
  };
}
