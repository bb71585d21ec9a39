import { expect, test } from "vitest";
import { limits } from "../../src/auth/limits.ts";
import { login } from "../../src/auth/login.ts";
import type { AuthParts } from "../../src/auth/parts.ts";
import { createPasswords, defaultHashing, inventHash } from "../../src/auth/passwords.ts";
import { createAuthService } from "../../src/auth/service.ts";
import { minute } from "./movable-clock.ts";
import { outcomeOf, outcomesOf, times } from "./outcome.ts";
import { exhaust } from "./window-rate-limiter.ts";
import { anonymous, createWorld, origin, password, type World } from "./world.ts";

const email = "li@example.com";

/** The parts of a service, and the hashes that its password checks were made against. */
function watchHashing(world: World) {
  const parts = world.parts();
  const checked: (string | null)[] = [];
  const watched: AuthParts = {
    ...parts,
    passwords: {
      ...parts.passwords,
      verify(passwordHash, attempt) {
        checked.push(passwordHash);
        return parts.passwords.verify(passwordHash, attempt);
      },
    },
  };

  return { watched, checked };
}

test("the right password signs in, in the personal organization, and the time is noted", async () => {
  await using world = await createWorld();
  const registered = await world.register(email);
  world.clock.advance(minute);

  const session = await world.auth.login(anonymous, { email, password });

  expect(session.user).toEqual(registered.user);
  const { organizationId } = await world.actorOf(registered);
  expect(await world.actorOf(session)).toMatchObject({ userId: session.user.id, organizationId });
  expect(await world.db.prisma.user.findFirst()).toMatchObject({ lastLoginAt: world.clock.now() });
});

test("a wrong password and an unknown address get the same answer for the same work", async () => {
  await using world = await createWorld();
  await world.register(email);
  const { watched, checked } = watchHashing(world);

  const wrong = await login(watched, anonymous, { email, password: "not this one" }).catch((error) => error);
  const unknown = await login(watched, anonymous, { email: "nobody@example.com", password }).catch(
    (error) => error,
  );

  expect(wrong.code).toBe("INVALID_CREDENTIALS");
  expect({ ...unknown, message: unknown.message }).toEqual({ ...wrong, message: wrong.message });
  expect(checked).toEqual([expect.stringMatching(/^\$argon2id/), null]);
});

test("the hash that stands in for an unknown address asks for the work of a real one, and no password fits it", async () => {
  const { hash, verify } = createPasswords(defaultHashing);
  const shapeOf = (encoded: string) => encoded.split("$").map((part, at) => (at < 4 ? part : part.length));

  const standIn = inventHash(defaultHashing);

  expect(shapeOf(standIn)).toEqual(shapeOf(await hash(password)));
  expect([await verify(standIn, password), await verify(null, password)]).toEqual([false, false]);
});

test("a disabled account says so only to whoever knows its password", async () => {
  await using world = await createWorld();
  await world.register(email);
  await world.db.prisma.user.updateMany({ data: { isActive: false } });

  expect(await outcomeOf(world.auth.login(anonymous, { email, password }))).toBe("ACCOUNT_DISABLED");
  expect(await outcomeOf(world.auth.login(anonymous, { email, password: "not this one" }))).toBe(
    "INVALID_CREDENTIALS",
  );
});

test("every attempt is audited: who, with what result, from where, and never with the password", async () => {
  await using world = await createWorld();
  const { user } = await world.register(email);

  await world.auth.login(anonymous, { email, password });
  await outcomeOf(world.auth.login(anonymous, { email, password: "not this one" }));
  await outcomeOf(world.auth.login(anonymous, { email: "nobody@example.com", password: "not this one" }));

  const events = await world.db.prisma.auditEvent.findMany({
    where: { action: "signed_in" },
    orderBy: { id: "asc" },
    omit: { seq: true },
  });
  expect(events).toMatchObject([
    { outcome: "ok", userId: user.id, address: origin.address },
    { outcome: "failed", userId: user.id, detail: { email, reason: "password" } },
    { outcome: "failed", userId: null, detail: { email: "nobody@example.com", reason: "email" } },
  ]);
  expect(JSON.stringify(events)).not.toContain("not this one");
});

test("ten wrong passwords close an account to guessing for a quarter of an hour, also thirty at once", async () => {
  await using world = await createWorld();
  await world.register(email);
  const { watched, checked } = watchHashing(world);

  const outcomes = await outcomesOf(
    times(30, () => login(watched, anonymous, { email, password: "a wild guess" })),
  );

  expect(outcomes).toEqual({ INVALID_CREDENTIALS: 10, RATE_LIMITED: 20 });
  expect(checked).toHaveLength(10);
  const refused = login(watched, anonymous, { email, password });
  await expect(refused).rejects.toMatchObject({ code: "RATE_LIMITED", retryAfter: 900 });
  world.clock.advance(15 * minute);
  expect(await outcomeOf(login(watched, anonymous, { email, password }))).toBe("ok");
});

test("right passwords use nothing up: thirty sign-ins of one person at once succeed", async () => {
  await using world = await createWorld();
  await world.register(email);

  expect(await outcomesOf(times(30, () => world.auth.login(anonymous, { email, password })))).toEqual({
    ok: 30,
  });
});

test("sign-ins are limited per address, of IPv6 per network", async () => {
  await using world = await createWorld();
  await world.register(email);
  await exhaust(world.deps.rateLimiter, limits.loginByAddress, "2001:db8:0:1::/64");
  const from = (address: string) => ({ kind: "anonymous", origin: { address, userAgent: null } }) as const;

  expect(await outcomeOf(world.auth.login(from("2001:db8:0:1:a::7"), { email, password }))).toBe(
    "RATE_LIMITED",
  );
  expect(await outcomeOf(world.auth.login(from("2001:db8:0:2:a::7"), { email, password }))).toBe("ok");
});

test("a hash with older parameters is renewed at sign-in, and both passwords of two at once stay right", async () => {
  await using world = await createWorld();
  await world.register(email);
  const stronger = createAuthService({ ...world.deps, hashing: { memoryCost: 128, timeCost: 2 } });

  const outcomes = await outcomesOf(times(4, () => stronger.login(anonymous, { email, password })));

  expect(outcomes).toEqual({ ok: 4 });
  const { passwordHash } = await world.db.prisma.user.findFirstOrThrow({ omit: { passwordHash: false } });
  expect(passwordHash).toContain("$m=128,p=1,t=2$");
  expect(await outcomeOf(world.auth.login(anonymous, { email, password }))).toBe("ok");
});

test("a password is the same however the keyboard composes its letters", async () => {
  await using world = await createWorld();
  await world.register(email, { password: "Zu\u0308rich Café" });

  expect(await outcomeOf(world.auth.login(anonymous, { email, password: "Z\u00fcrich Cafe\u0301" }))).toBe(
    "ok",
  );
});

test("a storm of sign-ins beyond the queue is sent away with the time to come back", async () => {
  await using world = await createWorld({
    hashing: { memoryCost: 64, timeCost: 1, concurrency: 1, queueLimit: 2 },
  });
  const { passwords } = world.parts();

  const outcomes = await outcomesOf(times(10, () => passwords.hash(password)));

  expect(outcomes).toEqual({ ok: 3, UNAVAILABLE: 7 });
  const busy = [passwords.hash(password), passwords.hash(password), passwords.hash(password)];
  await expect(passwords.hash(password)).rejects.toMatchObject({ code: "UNAVAILABLE", retryAfter: 2 });
  await Promise.all(busy);
});

test("neither hashes nor passwords leave through any answer or log line", async () => {
  await using world = await createWorld();
  const registered = await world.register(email);
  const session = await world.auth.login(anonymous, { email, password });
  const actor = await world.actorOf(session);

  const answers = [
    registered,
    session,
    actor,
    await world.auth.refresh(anonymous, session.refreshToken),
    await world.auth.me(actor),
    await world.auth.sessions(actor),
    await world.auth.jwks(),
    await world.users.update(actor, { name: "李雷" }),
    await world.users.get(actor, { userId: actor.userId }),
    await world.users.list(actor, { skip: 0, limit: 50 }),
    world.log.entries,
  ];

  expect(JSON.stringify(answers)).not.toMatch(/passwordHash|argon2|"d":/);
  expect(JSON.stringify(answers)).not.toContain(password);
});
