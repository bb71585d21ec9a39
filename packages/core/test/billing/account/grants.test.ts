import { GrantCredit } from "@claw/contract";
import { uuidv7 } from "@claw/db";
import { expect, test } from "vitest";
import { openingAccounts } from "../../../src/billing/account/opening-accounts.ts";
import { checkInvariants } from "../../../src/billing/index.ts";
import { createWorld } from "../../auth/world.ts";
import { openWorld } from "./world.ts";

test("an operator gives credit to a person's own organization, and it is written down who did", async () => {
  await using world = await openWorld();
  const [operator, person] = [await world.operator(), await world.person()];

  const balance = await world.accounts.grantCredit(operator, {
    userId: person.userId,
    amount: "12.34",
    reason: "for the delay",
    expiresAt: "2027-04-01T00:00:00.000Z",
  });

  expect(balance).toMatchObject({
    balance: "12.340000",
    lots: [{ source: "granted", remaining: "12.340000", expiresAt: "2027-04-01T00:00:00.000Z" }],
  });
  expect(balance).toMatchObject(await world.accounts.balance(person));
  expect(await world.db.prisma.auditEvent.findMany()).toMatchObject([
    {
      action: "credit_granted",
      userId: operator.userId,
      organizationId: person.organizationId,
      detail: { userId: person.userId, amount: "12.340000", reason: "for the delay" },
    },
  ]);
  expect(await checkInvariants(world.db)).toEqual([]);
});

test("the same grantId grants once, also twenty times at once; with anything else it is a CONFLICT", async () => {
  await using world = await openWorld();
  const [operator, person, other] = [await world.operator(), await world.person(), await world.person()];
  const grant = { userId: person.userId, amount: "5", reason: "welcome", grantId: uuidv7() };

  await Promise.all(Array.from({ length: 20 }, () => world.accounts.grantCredit(operator, grant)));

  for (const change of [
    { amount: "6" },
    { reason: "x" },
    { userId: other.userId },
    { expiresAt: "2028-01-01T00:00:00Z" },
  ]) {
    await expect(world.accounts.grantCredit(operator, { ...grant, ...change })).rejects.toMatchObject({
      code: "CONFLICT",
    });
  }
  expect(await world.accounts.balance(person)).toMatchObject({ balance: "5.000000" });
  expect(await world.db.prisma.auditEvent.count()).toBe(1);
  expect(await checkInvariants(world.db)).toEqual([]);
});

test("a grant by anybody else, to nobody, or that has expired is refused, and nothing is written", async () => {
  await using world = await openWorld();
  const [operator, person] = [await world.operator(), await world.person()];
  const grant = { userId: person.userId, amount: "5", reason: "welcome" };
  const { accounts } = world;

  await expect(accounts.grantCredit(person, grant)).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(accounts.grantCredit({ ...person, role: "billing" }, grant)).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
  await expect(accounts.grantCredit(operator, { ...grant, userId: uuidv7() })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  await expect(
    accounts.grantCredit(operator, { ...grant, expiresAt: "2027-02-28T16:45:00.000Z" }),
  ).rejects.toMatchObject({ code: "INVALID_INPUT", fields: [{ field: "expiresAt", message: "is past" }] });
  expect(await world.db.prisma.ledgerTransaction.count()).toBe(0);
  expect(await world.db.prisma.auditEvent.count()).toBe(0);
});

test.each(["-5", "0", "0.00", "1.001", "1000000.01", "99999999", "1e3", "NaN", "", " 5", "五", "5,00"])(
  "%j is no amount",
  (amount) => {
    expect(GrantCredit.safeParse({ userId: uuidv7(), amount, reason: "x" }).success).toBe(false);
  },
);

test("whoever registers begins with the starting credit, once", async () => {
  await using world = await createWorld();
  const actor = await world.actorOf(await world.register("li@example.com"));

  expect(
    await world.db.prisma.billingAccount.findFirst({ where: { organizationId: actor.organizationId } }),
  ).toMatchObject({
    balanceMicro: 10_000_000n,
  });
  expect(await world.db.prisma.ledgerTransaction.findMany()).toMatchObject([
    { kind: "grant", idempotencyKey: `${actor.organizationId}:starting-credit`, actorId: null },
  ]);
  expect(await checkInvariants(world.db)).toEqual([]);
});

test("a registration that fails has given nothing, and a starting credit of 0 is none", async () => {
  await using world = await createWorld({ accounts: openingAccounts({ startingCreditMicro: () => 0n }) });
  await world.register("li@example.com");
  await expect(world.register("li@example.com")).rejects.toMatchObject({ code: "EMAIL_TAKEN" });

  expect(await world.db.prisma.ledgerTransaction.count()).toBe(0);
  expect(await checkInvariants(world.db)).toEqual([]);
});
