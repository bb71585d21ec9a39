import { expect, test } from "vitest";
import { limits } from "../../src/auth/limits.ts";
import { holdRows } from "./held-rows.ts";
import { minute } from "./movable-clock.ts";
import { outcomeOf, outcomesOf, times } from "./outcome.ts";
import { tokenIn } from "./postbox.ts";
import { exhaust } from "./window-rate-limiter.ts";
import { anonymous, createWorld, origin, password, type World } from "./world.ts";

const email = "li@example.com";
const newPassword = "快来快来数一数二四六七八";

/** Asks for a reset and gives the token of the mail. */
async function resetTokenFor(world: World, address = email): Promise<string> {
  await world.auth.requestPasswordReset(anonymous, { email: address });
  await world.auth[Symbol.asyncDispose]();

  return tokenIn(world.postbox.to(address).at(-1));
}

test("changing the password asks for the current one, ends the other sessions and keeps this one", async () => {
  await using world = await createWorld();
  const desk = await world.register(email);
  const other = await world.auth.login(anonymous, { email, password });
  const actor = await world.actorOf(desk);

  await world.auth.changePassword(actor, { currentPassword: password, newPassword });

  expect(await outcomeOf(world.auth.authenticate(desk.accessToken, origin))).toBe("ok");
  expect(await outcomeOf(world.auth.authenticate(other.accessToken, origin))).toBe("UNAUTHENTICATED");
  expect(await outcomeOf(world.auth.login(anonymous, { email, password }))).toBe("INVALID_CREDENTIALS");
  expect(await outcomeOf(world.auth.login(anonymous, { email, password: newPassword }))).toBe("ok");
  const events = await world.db.prisma.auditEvent.findMany({ where: { action: "password_changed" } });
  expect(events).toMatchObject([{ outcome: "ok", userId: actor.userId }]);
});

test("a wrong current password changes nothing, is audited, and counts as guessing", async () => {
  await using world = await createWorld();
  const actor = await world.actorOf(await world.register(email));
  const change = () => world.auth.changePassword(actor, { currentPassword: "not this one", newPassword });

  expect(await outcomesOf(times(12, change))).toEqual({ INVALID_CREDENTIALS: 10, RATE_LIMITED: 2 });

  const events = await world.db.prisma.auditEvent.findMany({ where: { action: "password_changed" } });
  expect(events.map(({ outcome }) => outcome)).toEqual(times(10, () => "failed"));
  world.clock.advance(15 * minute);
  expect(await outcomeOf(world.auth.login(anonymous, { email, password }))).toBe("ok");
});

test("of several changes at once one wins, and its password is the one that works", async () => {
  await using world = await createWorld();
  const actor = await world.actorOf(await world.register(email));
  const candidates = times(4, (index) => `${newPassword}${index}`);

  const outcomes = await Promise.all(
    candidates.map((candidate) =>
      outcomeOf(world.auth.changePassword(actor, { currentPassword: password, newPassword: candidate })),
    ),
  );

  const winner = candidates[outcomes.indexOf("ok")] ?? "";
  expect(outcomes.filter((outcome) => outcome === "ok")).toHaveLength(1);
  expect(await outcomeOf(world.auth.login(anonymous, { email, password: winner }))).toBe("ok");
});

test("a common password is refused as the new one, in a change and in a reset", async () => {
  await using world = await createWorld();
  const actor = await world.actorOf(await world.register(email));
  const token = await resetTokenFor(world);

  const change = world.auth.changePassword(actor, { currentPassword: password, newPassword: "woaini1314" });
  await expect(change).rejects.toMatchObject({ code: "INVALID_INPUT", fields: [{ field: "newPassword" }] });
  const reset = world.auth.resetPassword(anonymous, { token, password: "woaini1314" });
  await expect(reset).rejects.toMatchObject({ code: "INVALID_INPUT", fields: [{ field: "password" }] });

  expect(await outcomeOf(world.auth.resetPassword(anonymous, { token, password: newPassword }))).toBe("ok");
});

test("a reset by mail sets the password and ends every session", async () => {
  await using world = await createWorld();
  const session = await world.register(email);
  const token = await resetTokenFor(world);
  expect(world.postbox.to(email).at(-1)?.text).toContain(
    `https://claw.example/reset-password#token=${token}`,
  );

  await world.auth.resetPassword(anonymous, { token, password: newPassword });

  expect(await outcomeOf(world.auth.authenticate(session.accessToken, origin))).toBe("UNAUTHENTICATED");
  expect(await outcomeOf(world.auth.refresh(anonymous, session.refreshToken))).toBe("UNAUTHENTICATED");
  expect(await outcomeOf(world.auth.login(anonymous, { email, password: newPassword }))).toBe("ok");
  expect(await world.db.prisma.auditEvent.count({ where: { action: "password_reset" } })).toBe(1);
});

test("a reset token works once, also for ten at once that all found it unused", async () => {
  await using world = await createWorld();
  await world.register(email);
  const token = await resetTokenFor(world);
  await using rows = await holdRows(world.db, "one_time_tokens");

  const outcomes = outcomesOf(
    times(10, (index) => world.auth.resetPassword(anonymous, { token, password: `${newPassword}${index}` })),
  );
  await rows.whenWaitedForBy(5);
  await rows.release();

  expect(await outcomes).toEqual({ ok: 1, TOKEN_INVALID: 9 });
});

test("a reset token lives for thirty minutes", async () => {
  await using world = await createWorld();
  await world.register(email);
  const token = await resetTokenFor(world);
  world.clock.advance(30 * minute);

  expect(await outcomeOf(world.auth.resetPassword(anonymous, { token, password: newPassword }))).toBe(
    "TOKEN_INVALID",
  );
});

test("once the password is new, older reset links are worth nothing", async () => {
  await using world = await createWorld();
  const actor = await world.actorOf(await world.register(email));
  const [first, second] = [await resetTokenFor(world), await resetTokenFor(world)];
  await world.auth.resetPassword(anonymous, { token: second, password: newPassword });
  expect(await outcomeOf(world.auth.resetPassword(anonymous, { token: first, password }))).toBe(
    "TOKEN_INVALID",
  );

  const third = await resetTokenFor(world);
  await world.auth.changePassword(actor, { currentPassword: newPassword, newPassword: password });

  expect(await outcomeOf(world.auth.resetPassword(anonymous, { token: third, password: newPassword }))).toBe(
    "TOKEN_INVALID",
  );
});

test("asking for a reset says the same for an unknown, a known and a disabled address; only the known one gets mail", async () => {
  await using world = await createWorld();
  await world.register(email);
  await world.register("gone@example.com");
  await world.db.prisma.user.updateMany({ where: { email: "gone@example.com" }, data: { isActive: false } });
  await world.auth[Symbol.asyncDispose]();
  world.postbox.mails.length = 0;

  for (const address of [email, "nobody@example.com", "gone@example.com"]) {
    expect(await world.auth.requestPasswordReset(anonymous, { email: address })).toBeUndefined();
  }
  await world.auth[Symbol.asyncDispose]();

  expect(world.postbox.mails.map(({ to }) => to)).toEqual([email]);
});

test("the answer to a reset request does not wait for the mail", async () => {
  const { promise: delivery, resolve: deliver } = Promise.withResolvers<void>();
  await using world = await createWorld({ mailer: { send: () => delivery } });
  await world.register(email);

  expect(await outcomeOf(world.auth.requestPasswordReset(anonymous, { email }))).toBe("ok");
  deliver();
});

test("the database keeps only the SHA-256 of mailed tokens, and the log nothing of them", async () => {
  await using world = await createWorld();
  await world.register(email);
  const token = await resetTokenFor(world);

  const rows = await world.db.prisma.oneTimeToken.findMany();

  expect(Buffer.from(token, "base64url")).toHaveLength(32);
  expect(rows.map(({ tokenHash }) => tokenHash.length)).toEqual([32, 32]);
  const stored = rows.map(({ tokenHash }) => Buffer.from(tokenHash).toString("base64url"));
  expect(stored).not.toContain(token);
  expect(JSON.stringify(world.log.entries)).not.toContain(token);
});

test("a verification link verifies the address, once; a reset token does not, and the other way round", async () => {
  await using world = await createWorld();
  const actor = await world.actorOf(await world.register(email));
  await world.auth[Symbol.asyncDispose]();
  const token = tokenIn(world.postbox.to(email)[0]);
  const reset = await resetTokenFor(world);
  expect(await outcomeOf(world.auth.verifyEmail(anonymous, { token: reset }))).toBe("TOKEN_INVALID");
  expect(await outcomeOf(world.auth.resetPassword(anonymous, { token, password: newPassword }))).toBe(
    "TOKEN_INVALID",
  );

  expect(await outcomesOf(times(5, () => world.auth.verifyEmail(anonymous, { token })))).toEqual({
    ok: 1,
    TOKEN_INVALID: 4,
  });

  expect(await world.auth.me(actor)).toMatchObject({ isVerified: true });
});

test("another verification mail can be asked for until the address is verified, a few times an hour", async () => {
  await using world = await createWorld();
  const actor = await world.actorOf(await world.register(email));
  await world.auth.requestEmailVerification(actor);
  await world.auth[Symbol.asyncDispose]();
  expect(world.postbox.to(email)).toHaveLength(2);

  expect(await outcomesOf(times(5, () => world.auth.requestEmailVerification(actor)))).toEqual({
    ok: 4,
    RATE_LIMITED: 1,
  });
  await world.auth[Symbol.asyncDispose]();
  await world.auth.verifyEmail(anonymous, { token: tokenIn(world.postbox.to(email)[1]) });
  await world.auth.requestEmailVerification(actor);
  await world.auth[Symbol.asyncDispose]();

  expect(world.postbox.to(email)).toHaveLength(6);
});

test("reset requests are limited per e-mail, known or not, and tries of tokens per address", async () => {
  await using world = await createWorld();
  const ask = () => world.auth.requestPasswordReset(anonymous, { email: "nobody@example.com" });
  expect(await outcomesOf(times(6, ask))).toEqual({ ok: 5, RATE_LIMITED: 1 });

  await exhaust(world.deps.rateLimiter, limits.mailedTokenByAddress, origin.address);
  expect(
    await outcomeOf(world.auth.resetPassword(anonymous, { token: "guess", password: newPassword })),
  ).toBe("RATE_LIMITED");
  expect(await outcomeOf(world.auth.verifyEmail(anonymous, { token: "guess" }))).toBe("RATE_LIMITED");
});
