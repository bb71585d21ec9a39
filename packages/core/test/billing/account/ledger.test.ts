import { ListLedger, type UserActor } from "@claw/contract";
import { uuidv7 } from "@claw/db";
import { expect, test } from "vitest";
import { checkInvariants, postGrant } from "../../../src/billing/index.ts";
import { correctedCall, settledCall } from "./settled-call.ts";
import { openWorld, type World } from "./world.ts";

async function ledger({ accounts }: World, actor: UserActor, input: Partial<ListLedger> = {}) {
  return accounts.ledger(actor, ListLedger.parse(input));
}

async function grant({ db }: World, { organizationId }: UserActor, reason = "welcome") {
  const key = uuidv7();
  await db.prisma.$transaction((tx) =>
    postGrant(tx, { organizationId, amountMicro: 1_000_000n, key, reason, actorId: null }),
  );
}

test("movements come newest first with the balance after each, and what is known of their call", async () => {
  await using world = await openWorld();
  const person = await world.person();
  const conversationId = uuidv7();
  await grant(world, person);
  const { id } = await settledCall(world.db, person, { conversationId, usageSource: "estimated" });
  await correctedCall(world.db, id, { fresh: 200, output: 50 });

  const { items, nextCursor } = await ledger(world, person);

  expect(nextCursor).toBeNull();
  const call = { callId: id, purpose: "answer", model: "glm-4", conversationId };
  expect(items).toMatchObject([
    {
      kind: "reconcile",
      amount: "-0.002000",
      balance: "0.995000",
      call: { ...call, promptTokens: 200, completionTokens: 50, usageSource: "reconciled" },
    },
    {
      kind: "usage",
      amount: "-0.003000",
      balance: "0.997000",
      reason: null,
      call: { ...call, promptTokens: 100, completionTokens: 50, usageSource: "estimated" },
    },
    { kind: "grant", amount: "1.000000", balance: "1.000000", reason: "welcome", call: null },
  ]);
  expect(await checkInvariants(world.db)).toEqual([]);
});

test("pages follow each other without a gap or a repeat, also while the ledger grows", async () => {
  await using world = await openWorld();
  const person = await world.person();
  for (let count = 0; count < 7; count += 1) await settledCall(world.db, person);
  const all = (await ledger(world, person)).items.map(({ id }) => id);

  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const page = await ledger(world, person, { limit: 3, cursor });
    seen.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
    await settledCall(world.db, person);
  } while (cursor !== null);

  expect(seen).toEqual(all);
});

test("it is filtered by kind, by days of China's calendar and by conversation", async () => {
  await using world = await openWorld();
  const person = await world.person();
  const conversationId = uuidv7();
  await grant(world, person);
  const before = await settledCall(world.db, person, { at: "2027-02-28T15:59:59.999Z" });
  const first = await settledCall(world.db, person, { at: "2027-02-28T16:00:00.000Z", conversationId });
  const last = await settledCall(world.db, person, { at: "2027-03-01T15:59:59.999Z" });
  const calls = async (input: Partial<ListLedger>) =>
    (await ledger(world, person, input)).items.map(({ call }) => call?.callId ?? null);

  expect(await calls({ kind: "usage" })).toEqual([last.id, first.id, before.id]);
  expect(await calls({ kind: "grant" })).toEqual([null]);
  expect(await calls({ kind: "refund" })).toEqual([]);
  expect(await calls({ from: "2027-03-01", to: "2027-03-01" })).toEqual([last.id, first.id]);
  expect(await calls({ to: "2027-02-28", kind: "usage" })).toEqual([before.id]);
  expect(await calls({ conversationId })).toEqual([first.id]);
  expect(await calls({ conversationId, kind: "grant" })).toEqual([]);
});

test("a plain member sees what their own calls moved, keepers of accounts all, another organization nothing", async () => {
  await using world = await openWorld();
  const owner = await world.person();
  const member = await world.join(owner, "member");
  const keeper = await world.join(owner, "billing");
  const conversationId = uuidv7();
  await grant(world, owner);
  const owners = await settledCall(world.db, owner, { conversationId });
  const members = await settledCall(world.db, member);
  const calls = async (actor: UserActor, input: Partial<ListLedger> = {}) =>
    (await ledger(world, actor, input)).items.map(({ call }) => call?.callId ?? null);

  expect(await calls(member)).toEqual([members.id]);
  expect(await calls(member, { conversationId })).toEqual([]);
  expect(await calls(keeper)).toEqual([members.id, owners.id, null]);
  expect(await calls(await world.person(), { conversationId })).toEqual([]);
});

test("a cursor that this list never gave is INVALID_INPUT", async () => {
  await using world = await openWorld();
  const person = await world.person();

  for (const cursor of [
    "x",
    "MTIzNDU2Nzg5MDEyMzQ1Njc4OTA",
    "LTE",
    Buffer.from("1; DROP").toString("base64url"),
  ]) {
    await expect(ledger(world, person, { cursor })).rejects.toMatchObject({ code: "INVALID_INPUT" });
  }
});
