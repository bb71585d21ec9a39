import { DomainError, type UserActor } from "@claw/contract";
import { checkInvariants, inProcessGenerationLog, postGrant } from "@claw/core";
import { type Database, openDatabase, uuidv7 } from "@claw/db";
import { createTestDatabase } from "@claw/testing";
import { expect, test } from "vitest";
import type { AdmittedCall } from "../../src/billing/admit-call.ts";
import { drawLots } from "../../src/billing/ledger/draw-lots.ts";
import { postTransaction } from "../../src/billing/ledger/post-transaction.ts";
import { takePurchased } from "../../src/billing/ledger/take-purchased.ts";
import { reconcileCall } from "../../src/billing/reconcile-call.ts";
import { noUsage } from "../../src/billing/token-usage.ts";
import { sweepExpired } from "../../src/conversation/generation/sweep-expired.ts";
import { times } from "../auth/outcome.ts";
import { seedTestCatalog } from "../conversation/world.ts";
import { createPerson } from "../create-person.ts";
import { newSeed, type Random, seeded } from "../knowledge/seeded.ts";
import { admit, priceAnswers, settle, yuan } from "./world.ts";

const operations = 4_000;
const killed = 0.08;
/** How many are under way at a time: as many as there are connections. */
const lanes = 10;

const given = Number(process.env.MONEY_SEED || 0);
const seeds = given === 0 ? times(3, newSeed) : [given];

test.each(seeds)(
  "4000 random movements of money, 8 % of them cut off by a killed connection, add up (MONEY_SEED=%d)",
  async (seed) => {
    await using database = await createTestDatabase();
    await seedTestCatalog(database.db);
    await priceAnswers(database.db, 1_000n);
    await using db = openDatabase({ url: database.url, poolSize: lanes });
    const chance = seeded(seed);
    const people = await Promise.all(times(6, () => createPerson(database.db, undefined, 50n * yuan)));
    await budgetsFor(database.db, people);
    const open: AdmittedCall[] = [];
    const settled: AdmittedCall[] = [];
    let refusals = 0;
    let cuts = 0;

    async function cutOneOff(): Promise<void> {
      const { rowCount } = await database.db.pool.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND pid <> pg_backend_pid() AND query NOT LIKE '%pg_terminate_backend%'
           AND state = 'active' LIMIT 1`,
      );
      cuts += rowCount ?? 0;
    }

    async function move(): Promise<void> {
      const person = chance.pick(people);
      const deed = chance.below(100);
      if (deed < 40) {
        const seconds = chance.below(4) === 0 ? -1 : 60;
        open.push(await admit(db, person, { lease: { owner: uuidv7(), seconds } }));
      } else if (deed < 75) {
        const call = takeFrom(open, chance);
        if (!call) return;
        const kind = chance.below(10);
        const output = chance.below(1_500);
        await settle(
          db,
          call,
          kind === 0 ? null : { fresh: chance.below(500), output },
          kind < 3 ? "estimated" : "provider",
        );
        settled.push(call);
      } else if (deed < 80) {
        const call = takeFrom(settled, chance);
        if (call) await correct(db, call, chance.below(1_500));
      } else if (deed < 88) {
        await credit(db, person, BigInt(1 + chance.below(20)) * yuan, chance);
      } else if (deed < 92) {
        await payBack(db, person, BigInt(1 + chance.below(5)) * yuan);
      } else if (deed < 95) {
        await db.prisma.$transaction((tx) => drawLots(tx, person.organizationId));
      } else {
        await sweepExpired({ db, generationLog: inProcessGenerationLog() });
      }
    }

    let left = operations;
    await Promise.all(
      times(lanes, async () => {
        while (left > 0) {
          left -= 1;
          const cutting = chance.below(1_000) < killed * 1_000 ? cutOneOff() : null;
          try {
            await move();
          } catch (error) {
            if (!isExpected(error)) throw error;
            refusals += 1;
          }
          await cutting;
        }
      }),
    );
    // What lost its owner to a killed connection is swept as after a crash.
    await database.db.pool.query(
      "UPDATE llm_calls SET lease_expires_at = now() - interval '1 second' WHERE state IN ('reserved', 'streaming')",
    );
    while ((await sweepExpired({ db: database.db, generationLog: inProcessGenerationLog() })).length > 0);

    expect(await checkInvariants(database.db)).toEqual([]);
    expect(cuts).toBeGreaterThan(operations * killed * 0.1);
    expect(refusals).toBeLessThan(operations / 2);
    const { rows } = await database.db.pool.query(
      "SELECT sum(held_micro)::text AS held, (SELECT sum(amount_micro)::text FROM ledger_entries) AS all FROM billing_accounts",
    );
    expect(rows).toEqual([{ held: "0", all: "0" }]);
  },
  240_000,
);

/** A refusal, or the end of a connection: the only ways in which a movement may fail. */
function isExpected(error: unknown): boolean {
  if (error instanceof DomainError) {
    return ["INSUFFICIENT_BALANCE", "QUOTA_EXCEEDED", "CONFLICT", "NOT_FOUND"].includes(error.code);
  }
  const text = error instanceof Error ? `${error.message} ${String(Reflect.get(error, "code"))}` : "";

  return /57P01|terminat|Connection|closed|ECONNRESET|P1017|P2010|P2028|P2034|Server has closed/i.test(text);
}

function takeFrom(calls: AdmittedCall[], chance: Random): AdmittedCall | undefined {
  const at = chance.below(Math.max(1, calls.length));

  return calls.splice(at, 1)[0];
}

async function budgetsFor({ prisma }: Database, [first, second]: readonly UserActor[]): Promise<void> {
  if (!first || !second) return;

  await prisma.budget.createMany({
    data: [
      {
        id: uuidv7(),
        organizationId: first.organizationId,
        scope: "organization",
        period: "month",
        kind: "hard",
        limitMicro: 500n * yuan,
      },
      {
        id: uuidv7(),
        organizationId: second.organizationId,
        scope: "user",
        userId: second.userId,
        period: "day",
        kind: "soft",
        limitMicro: 5n * yuan,
      },
    ],
  });
}

async function correct(db: Database, { callId }: AdmittedCall, output: number): Promise<void> {
  await reconcileCall(db, { callId, usage: { ...noUsage, output }, by: null, reason: "chaos" });
}

async function credit(
  db: Database,
  { organizationId }: UserActor,
  amountMicro: bigint,
  chance: Random,
): Promise<void> {
  const key = `chaos:${chance.below(200)}`;
  await db.prisma.$transaction((tx) =>
    chance.below(2) === 0
      ? postGrant(tx, { organizationId, amountMicro, key, reason: "chaos", actorId: null })
      : postTransaction(tx, {
          organizationId,
          kind: "grant",
          key,
          entries: [
            { account: "wallet", amountMicro },
            { account: "promo", amountMicro: -amountMicro },
          ],
          credit: { source: "purchased" },
        }),
  );
}

async function payBack(db: Database, { organizationId }: UserActor, amountMicro: bigint): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    const takes = await takePurchased(tx, organizationId, amountMicro, uuidv7());
    await postTransaction(tx, {
      organizationId,
      kind: "grant",
      key: uuidv7(),
      entries: [
        { account: "wallet", amountMicro: -amountMicro },
        { account: "promo", amountMicro },
      ],
      takes,
    });
  });
}
