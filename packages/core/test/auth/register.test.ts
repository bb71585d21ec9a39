import { expect, test } from "vitest";
import { limits } from "../../src/auth/limits.ts";
import { outcomeOf, outcomesOf, times } from "./outcome.ts";
import { tokenIn } from "./postbox.ts";
import { exhaust } from "./window-rate-limiter.ts";
import { anonymous, createWorld, origin, password } from "./world.ts";

test("whoever registers is signed in, as the owner of a personal organization", async () => {
  await using world = await createWorld();

  const session = await world.register("li@example.com", {
    name: "李雷",
    phone: "+86 10 1234",
    company: "星火",
  });

  expect(session.user).toMatchObject({
    email: "li@example.com",
    name: "李雷",
    phone: "+86 10 1234",
    company: "星火",
  });
  const actor = await world.actorOf(session);
  expect(actor).toMatchObject({ userId: session.user.id, role: "operator", tier: "free", origin });
  const membership = await world.db.prisma.membership.findFirstOrThrow({ include: { organization: true } });
  expect(membership).toMatchObject({
    userId: session.user.id,
    organizationId: actor.organizationId,
    role: "owner",
  });
  expect(membership.organization).toMatchObject({ isPersonal: true, name: "李雷" });
});

test("the first person of a fresh installation is its operator, the second is not", async () => {
  await using world = await createWorld();

  const first = await world.register("first@example.com");
  const second = await world.register("second@example.com");

  expect([first.user.role, second.user.role]).toEqual(["operator", "user"]);
});

test("of twenty who are first at once exactly one becomes the operator", async () => {
  await using world = await createWorld();

  const sessions = await Promise.all(times(20, (index) => world.register(`p${index}@example.com`)));

  expect(sessions.filter(({ user }) => user.role === "operator")).toHaveLength(1);
});

test("of twenty registrations of one address at once one succeeds and the others leave nothing behind", async () => {
  await using world = await createWorld();

  const outcomes = await outcomesOf(times(20, () => world.register("same@example.com")));

  expect(outcomes).toEqual({ ok: 1, EMAIL_TAKEN: 19 });
  const { prisma } = world.db;
  expect(
    await Promise.all([prisma.user.count(), prisma.organization.count(), prisma.session.count()]),
  ).toEqual([1, 1, 1]);
});

test("passwords are kept as argon2id with 19 MiB, two passes and one lane", async () => {
  await using world = await createWorld({ hashing: {} });

  await world.register("li@example.com");

  const { passwordHash } = await world.db.prisma.user.findFirstOrThrow({ omit: { passwordHash: false } });
  expect(passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,p=1,t=2\$/);
});

test.each(["password123", "PASSWORD123", "woaini1314", "5201314520", "１２３４５６７８"])(
  "the common password %s is refused and nothing is written",
  async (common) => {
    await using world = await createWorld();

    const refusal = world.register("li@example.com", { password: common });

    await expect(refusal).rejects.toMatchObject({ code: "INVALID_INPUT", fields: [{ field: "password" }] });
    expect(await world.db.prisma.user.count()).toBe(0);
  },
);

test("a verification mail is sent, in Chinese and English, whose link keeps the token out of logs", async () => {
  await using world = await createWorld();

  await world.register("li@example.com");
  await world.auth[Symbol.asyncDispose]();

  const [mail] = world.postbox.to("li@example.com");
  expect(mail?.text).toContain(`https://claw.example/verify-email#token=${tokenIn(mail)}`);
  expect(mail?.text).toMatch(/验证你的邮箱.*verify your e-mail/s);
});

test("a mail that cannot be sent is logged and does not hinder the registration", async () => {
  await using world = await createWorld({
    mailer: { send: () => Promise.reject(new Error("no such host")) },
  });

  const session = await world.register("li@example.com");
  await world.auth[Symbol.asyncDispose]();

  expect(await world.actorOf(session)).toMatchObject({ userId: session.user.id });
  expect(world.log.entries).toMatchObject([
    { level: "error", message: "sending a verification mail failed" },
  ]);
});

test("registrations are limited per address and per e-mail, with the time after which to try again", async () => {
  await using world = await createWorld();
  await exhaust(world.deps.rateLimiter, limits.registerByAddress, origin.address);
  await exhaust(world.deps.rateLimiter, limits.registerByEmail, "often@example.com");
  const elsewhere = { ...anonymous, origin: { ...origin, address: "192.0.2.8" } };

  await expect(world.register("li@example.com")).rejects.toMatchObject({
    code: "RATE_LIMITED",
    retryAfter: 3600,
  });
  expect(await outcomeOf(world.auth.register(elsewhere, { email: "often@example.com", password }))).toBe(
    "RATE_LIMITED",
  );
  expect(await outcomeOf(world.auth.register(elsewhere, { email: "li@example.com", password }))).toBe("ok");
});

test("a registration is audited with who and from where", async () => {
  await using world = await createWorld();

  const { user } = await world.register("li@example.com");

  expect(await world.db.prisma.auditEvent.findMany()).toMatchObject([
    { action: "registered", outcome: "ok", userId: user.id, address: origin.address },
  ]);
});

test("where registration is closed nobody registers but the first person, who runs the installation", async () => {
  await using world = await createWorld({ isRegistrationOpen: () => false });

  const first = await world.register("operator@example.com");

  expect(first.user.role).toBe("operator");
  expect(await outcomeOf(world.register("li@example.com"))).toBe("FORBIDDEN");
  expect(await world.db.prisma.user.count()).toBe(1);
});
