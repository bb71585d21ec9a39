import type { IssuedSession } from "@claw/contract";
import { expect, test } from "vitest";
import { limits } from "../../src/auth/limits.ts";
import { holdRows } from "./held-rows.ts";
import { day, second } from "./movable-clock.ts";
import { outcomeOf, times } from "./outcome.ts";
import { exhaust } from "./window-rate-limiter.ts";
import { anonymous, createWorld, origin, type World } from "./world.ts";

const email = "li@example.com";

function endingsOf(world: World) {
  return world.db.prisma.session.findMany({ select: { endReason: true }, orderBy: { id: "asc" } });
}

/** Refreshes so often, one after the other; the last answer. */
async function refreshTimes(world: World, session: IssuedSession, count: number): Promise<IssuedSession> {
  let current = session;
  for (let step = 0; step < count; step += 1)
    current = await world.auth.refresh(anonymous, current.refreshToken);

  return current;
}

test("a refresh gives new tokens for the same session", async () => {
  await using world = await createWorld();
  const first = await world.register(email);
  world.clock.advance(second);

  const renewed = await world.auth.refresh(anonymous, first.refreshToken);

  expect(renewed.refreshToken).not.toBe(first.refreshToken);
  expect(renewed.accessToken).not.toBe(first.accessToken);
  expect(renewed.user).toEqual(first.user);
  expect((await world.actorOf(renewed)).sessionId).toBe((await world.actorOf(first)).sessionId);
  expect(await outcomeOf(world.auth.refresh(anonymous, renewed.refreshToken))).toBe("ok");
});

test("twenty tabs that refresh at once, in two processes, get the same successor", async () => {
  await using world = await createWorld();
  const { refreshToken } = await world.register(email);
  const processes = [world.auth, world.anotherProcess()];

  const answers = await Promise.all(
    processes.flatMap((auth) => times(10, () => auth.refresh(anonymous, refreshToken))),
  );

  expect(new Set(answers.map((answer) => answer.refreshToken)).size).toBe(1);
  expect(await outcomeOf(world.auth.refresh(anonymous, answers[0]?.refreshToken ?? ""))).toBe("ok");
});

test("a refresh that is overtaken between reading and writing does not turn the counter back", async () => {
  await using world = await createWorld();
  const first = await world.register(email);
  await using rows = await holdRows(world.db, "sessions");

  const late = outcomeOf(world.auth.refresh(anonymous, first.refreshToken));
  await rows.whenWaitedForBy(1);
  await rows.run("UPDATE sessions SET refresh_counter = 2");
  await rows.release();

  expect(await late).toBe("UNAUTHENTICATED");
  const session = await world.db.prisma.session.findFirst();
  expect(session).toMatchObject({ refreshCounter: 2, endReason: "refresh_reuse" });
});

test("a lost answer can be asked for again within ten seconds: the same successor", async () => {
  await using world = await createWorld();
  const first = await world.register(email);
  const lost = await world.auth.refresh(anonymous, first.refreshToken);
  world.clock.advance(10 * second - 1);

  const again = await world.auth.refresh(anonymous, first.refreshToken);

  expect(again.refreshToken).toBe(lost.refreshToken);
});

test("after ten seconds the predecessor ends the session, for whoever holds it, and that is audited", async () => {
  await using world = await createWorld();
  const first = await world.register(email);
  const newest = await world.auth.refresh(anonymous, first.refreshToken);
  const { sessionId, userId } = await world.actorOf(newest);
  world.clock.advance(10 * second);

  expect(await outcomeOf(world.auth.refresh(anonymous, first.refreshToken))).toBe("UNAUTHENTICATED");

  expect(await endingsOf(world)).toEqual([{ endReason: "refresh_reuse" }]);
  expect(await outcomeOf(world.auth.refresh(anonymous, newest.refreshToken))).toBe("UNAUTHENTICATED");
  expect(await outcomeOf(world.auth.authenticate(newest.accessToken, origin))).toBe("UNAUTHENTICATED");
  const events = await world.db.prisma.auditEvent.findMany({ where: { action: "refresh_token_reused" } });
  expect(events).toMatchObject([
    { outcome: "failed", userId, address: origin.address, detail: { sessionId, presented: 0, newest: 1 } },
  ]);
});

test("a token older than the predecessor ends the session even within the ten seconds", async () => {
  await using world = await createWorld();
  const first = await world.register(email);
  const third = await refreshTimes(world, first, 2);

  expect(await outcomeOf(world.auth.refresh(anonymous, first.refreshToken))).toBe("UNAUTHENTICATED");

  expect(await outcomeOf(world.auth.refresh(anonymous, third.refreshToken))).toBe("UNAUTHENTICATED");
  expect(await endingsOf(world)).toEqual([{ endReason: "refresh_reuse" }]);
});

test("an old token that is tried ten times at once is audited once", async () => {
  await using world = await createWorld();
  const first = await world.register(email);
  await refreshTimes(world, first, 3);

  await Promise.all(times(10, () => outcomeOf(world.auth.refresh(anonymous, first.refreshToken))));

  expect(await world.db.prisma.auditEvent.count({ where: { action: "refresh_token_reused" } })).toBe(1);
});

test("a forged token leaves the session alone, whichever part of it was changed", async () => {
  await using world = await createWorld();
  const first = await world.register(email);
  const { refreshToken } = await refreshTimes(world, first, 3);
  const body = refreshToken.length - "claw_rt_".length;
  const forgeries = times(body, (index) => {
    const at = "claw_rt_".length + index;
    const changed = refreshToken[at] === "A" ? "B" : "A";
    return `${refreshToken.slice(0, at)}${changed}${refreshToken.slice(at + 1)}`;
  });

  for (const forged of [...forgeries, "", "claw_rt_", first.refreshToken.slice(0, -4)]) {
    expect(await outcomeOf(world.auth.refresh(anonymous, forged))).toBe("UNAUTHENTICATED");
  }

  expect(await endingsOf(world)).toEqual([{ endReason: null }]);
  expect(await outcomeOf(world.auth.refresh(anonymous, refreshToken))).toBe("ok");
});

test("a session that is not refreshed for 14 days is over", async () => {
  await using world = await createWorld();
  const first = await world.register(email);
  world.clock.advance(14 * day - second);
  const next = await world.auth.refresh(anonymous, first.refreshToken);
  world.clock.advance(14 * day);

  expect(await outcomeOf(world.auth.refresh(anonymous, next.refreshToken))).toBe("UNAUTHENTICATED");
  expect(await endingsOf(world)).toEqual([{ endReason: "expired" }]);
});

test("a session is over 90 days after sign-in, however busy it is", async () => {
  await using world = await createWorld();
  let session = await world.register(email);
  for (let week = 1; week <= 12; week += 1) {
    world.clock.advance(7 * day);
    session = await world.auth.refresh(anonymous, session.refreshToken);
  }
  world.clock.advance(6 * day);

  expect(await outcomeOf(world.auth.refresh(anonymous, session.refreshToken))).toBe("UNAUTHENTICATED");
  expect(await outcomeOf(world.auth.authenticate(session.accessToken, origin))).toBe("UNAUTHENTICATED");
});

test("no refresh token is stored: a copy of the database gives no session away", async () => {
  await using world = await createWorld();
  const { refreshToken } = await world.register(email);

  const rows = await world.db.prisma.session.findMany();

  expect(JSON.stringify(rows)).not.toContain(refreshToken.slice(-20));
});

test("refreshing is limited per address", async () => {
  await using world = await createWorld();
  const { refreshToken } = await world.register(email);
  await exhaust(world.deps.rateLimiter, limits.refreshByAddress, origin.address);

  await expect(world.auth.refresh(anonymous, refreshToken)).rejects.toMatchObject({
    code: "RATE_LIMITED",
    retryAfter: 300,
  });
});
