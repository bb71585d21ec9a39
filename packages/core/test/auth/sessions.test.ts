import { expect, test } from "vitest";
import { day, minute } from "./movable-clock.ts";
import { outcomeOf } from "./outcome.ts";
import { anonymous, createWorld, origin, password } from "./world.ts";

const email = "li@example.com";
const phone = { kind: "anonymous", origin: { address: "198.51.100.9", userAgent: "Phone/2.0" } } as const;

test("a person sees their own sessions: where from, since when, which one this is", async () => {
  await using world = await createWorld();
  const desk = await world.register(email);
  await world.register("somebody@example.com");
  const signedInAt = world.clock.now().toISOString();
  world.clock.advance(minute);
  await world.auth.login(phone, { email, password });
  const actor = await world.actorOf(desk);

  const sessions = await world.auth.sessions(actor);

  expect(sessions).toMatchObject([
    { isCurrent: false, userAgent: "Phone/2.0", address: "198.51.100.9" },
    {
      id: actor.sessionId,
      isCurrent: true,
      userAgent: "Test/1.0",
      address: origin.address,
      createdAt: signedInAt,
    },
  ]);
});

test("sessions that are over are not listed, and each says when it will be", async () => {
  await using world = await createWorld();
  await world.register(email);
  world.clock.advance(13 * day);
  const desk = await world.auth.login(anonymous, { email, password });
  const actor = await world.actorOf(desk);
  expect(await world.auth.sessions(actor)).toHaveLength(2);
  world.clock.advance(day);

  const sessions = await world.auth.sessions(actor);

  expect(sessions).toMatchObject([{ id: actor.sessionId, expiresAt: "2026-03-28T08:00:00.000Z" }]);
});

test("one session can be ended from another: both of its tokens die", async () => {
  await using world = await createWorld();
  const desk = await world.actorOf(await world.register(email));
  const lost = await world.auth.login(phone, { email, password });
  const { sessionId } = await world.actorOf(lost);

  await world.auth.endSession(desk, { sessionId });
  await world.auth.endSession(desk, { sessionId });

  expect(await outcomeOf(world.auth.authenticate(lost.accessToken, origin))).toBe("UNAUTHENTICATED");
  expect(await outcomeOf(world.auth.refresh(anonymous, lost.refreshToken))).toBe("UNAUTHENTICATED");
  expect((await world.auth.sessions(desk)).map(({ id }) => id)).toEqual([desk.sessionId]);
});

test("another's session does not exist", async () => {
  await using world = await createWorld();
  const victim = await world.register(email);
  const { sessionId } = await world.actorOf(victim);
  const stranger = await world.actorOf(await world.register("stranger@example.com"));

  expect(await outcomeOf(world.auth.endSession(stranger, { sessionId }))).toBe("NOT_FOUND");

  expect(await outcomeOf(world.auth.refresh(anonymous, victim.refreshToken))).toBe("ok");
});

test("all other sessions can be ended at once; this one and other people's go on", async () => {
  await using world = await createWorld();
  const desk = await world.register(email);
  const lost = await world.auth.login(phone, { email, password });
  const somebody = await world.register("somebody@example.com");

  await world.auth.endOtherSessions(await world.actorOf(desk));

  expect(await outcomeOf(world.auth.authenticate(lost.accessToken, origin))).toBe("UNAUTHENTICATED");
  expect(await outcomeOf(world.auth.authenticate(desk.accessToken, origin))).toBe("ok");
  expect(await outcomeOf(world.auth.authenticate(somebody.accessToken, origin))).toBe("ok");
});

test("signing out ends the session by its access token", async () => {
  await using world = await createWorld();
  const session = await world.register(email);

  await world.auth.logout(await world.actorOf(session), {});

  expect(await outcomeOf(world.auth.authenticate(session.accessToken, origin))).toBe("UNAUTHENTICATED");
  expect(await outcomeOf(world.auth.refresh(anonymous, session.refreshToken))).toBe("UNAUTHENTICATED");
});

test("signing out with the refresh token alone works when the access token has expired, and as often as one likes", async () => {
  await using world = await createWorld();
  const { refreshToken } = await world.register(email);
  world.clock.advance(11 * minute);

  await world.auth.logout(anonymous, { refreshToken });
  await world.auth.logout(anonymous, { refreshToken });
  await world.auth.logout(anonymous, { refreshToken: "forged" });
  await world.auth.logout(anonymous, {});

  expect(await outcomeOf(world.auth.refresh(anonymous, refreshToken))).toBe("UNAUTHENTICATED");
  const audited = await world.db.prisma.auditEvent.count({ where: { action: "signed_out" } });
  expect(audited).toBe(1);
});

test("neither nobody nor an API key may ask about sessions and accounts", async () => {
  await using world = await createWorld();
  const { userId, organizationId } = await world.actorOf(await world.register(email));
  const key = {
    kind: "apiKey",
    origin,
    keyId: userId,
    userId,
    organizationId,
    scopes: [],
    tier: "free",
  } as const;

  for (const actor of [anonymous, key]) {
    expect(await outcomeOf(world.auth.me(actor))).toBe("UNAUTHENTICATED");
    expect(await outcomeOf(world.auth.sessions(actor))).toBe("UNAUTHENTICATED");
    expect(await outcomeOf(world.auth.endOtherSessions(actor))).toBe("UNAUTHENTICATED");
    expect(await outcomeOf(world.auth.requestEmailVerification(actor))).toBe("UNAUTHENTICATED");
    expect(await outcomeOf(world.users.update(actor, { name: "X" }))).toBe("UNAUTHENTICATED");
  }
});
