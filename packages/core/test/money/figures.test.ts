import { createTestDatabase } from "@claw/testing";
import { expect, test } from "vitest";
import { clearingId, promoId } from "../../src/billing/ledger/accounts.ts";
import { readMoneyFigures } from "../../src/money/read-money-figures.ts";
import { settledCall } from "../billing/account/settled-call.ts";
import { createPerson } from "../create-person.ts";
import { moved } from "./moved.ts";

/** A quarter to one in the morning of the 1st of March in China. */
const now = new Date("2027-02-28T16:45:00.000Z");

test("figures are by the calendar in China: what was paid, used and given, and what wallets have", async () => {
  await using database = await createTestDatabase();
  const { db } = database;
  const payer = await createPerson(db, undefined, 0n);
  const debtor = await createPerson(db, undefined, 0n);
  await moved(db, payer, { kind: "top_up", yuan: 100, from: clearingId, at: "2027-02-28T16:00:00Z" });
  await moved(db, payer, { kind: "refund", yuan: -30, from: clearingId, at: "2027-02-28T16:10:00Z" });
  await moved(db, payer, { kind: "grant", yuan: 5, from: promoId, at: "2027-02-28T15:59:59Z" });
  await moved(db, payer, { kind: "top_up", yuan: 7, from: clearingId, at: "2027-02-26T16:00:00Z" });
  await settledCall(db, debtor, { fresh: 100, output: 50, at: "2027-02-28T16:01:00Z" });
  await settledCall(db, debtor, { fresh: 50, output: 0, at: "2027-02-27T03:00:00Z" });

  const figures = await readMoneyFigures(db, { now, days: 3 });

  const zero = { revenue: "0.000000", consumption: "0.000000", granted: "0.000000" };
  const today = { ...zero, revenue: "70.000000", consumption: "0.003000" };
  const yesterday = { ...zero, granted: "5.000000" };
  expect(figures).toEqual({
    today,
    yesterday,
    month: today,
    outstanding: "82.000000",
    debt: "0.004000",
    days: [
      { day: "2027-02-27", ...zero, revenue: "7.000000", consumption: "0.001000" },
      { day: "2027-02-28", ...yesterday },
      { day: "2027-03-01", ...today },
    ],
  });
});

test("an installation without any money has figures, too", async () => {
  await using database = await createTestDatabase();

  const { days, outstanding, month } = await readMoneyFigures(database.db, { now, days: 1 });

  expect(days.map(({ day }) => day)).toEqual(["2027-03-01"]);
  expect([outstanding, month.revenue]).toEqual(["0.000000", "0.000000"]);
});
