import { decodeJwt, decodeProtectedHeader, generateKeyPair, SignJWT, UnsecuredJWT } from "jose";
import { expect, test } from "vitest";
import { createAuthService } from "../../src/auth/service.ts";
import { day, minute, second } from "./movable-clock.ts";
import { outcomeOf, times } from "./outcome.ts";
import { anonymous, createWorld, origin, password, type World } from "./world.ts";

const email = "li@example.com";

async function kidsOf(world: World): Promise<unknown[]> {
  const { keys } = await world.auth.jwks();

  return keys.map((key) => ("kid" in key ? key.kid : undefined));
}

test("an access token names its key, its type, its session and whom it is for", async () => {
  await using world = await createWorld();

  const session = await world.register(email);

  const actor = await world.actorOf(session);
  const [kid] = await kidsOf(world);
  expect(session.expiresIn).toBe(600);
  expect(decodeProtectedHeader(session.accessToken)).toEqual({ alg: "EdDSA", typ: "at+jwt", kid });
  const now = world.clock.now().getTime() / 1000;
  expect(decodeJwt(session.accessToken)).toEqual({
    iss: "https://claw.example",
    aud: "claw-api",
    sub: actor.userId,
    sid: actor.sessionId,
    org: actor.organizationId,
    iat: now,
    exp: now + 600,
  });
});

test("it works for ten minutes and not a second longer, whether or not it was seen before", async () => {
  await using world = await createWorld();
  const { accessToken } = await world.register(email);

  world.clock.advance(10 * minute - second);
  expect(await outcomeOf(world.auth.authenticate(accessToken, origin))).toBe("ok");
  world.clock.advance(second);

  expect(await outcomeOf(world.auth.authenticate(accessToken, origin))).toBe("UNAUTHENTICATED");
  expect(await outcomeOf(world.anotherProcess().authenticate(accessToken, origin))).toBe("UNAUTHENTICATED");
});

test("a token of another type, audience, issuer, algorithm or key is refused, though all else fits", async () => {
  await using world = await createWorld();
  const session = await world.register(email);
  const { sub = "", exp = 0, ...claims } = decodeJwt(session.accessToken);
  const { kid, privateKey } = await world.parts().signingKeys.getCurrent();
  const foreign = await generateKeyPair("EdDSA");
  const good = { alg: "EdDSA", typ: "at+jwt", kid };
  const write = (header: object, payload: object, key: Parameters<SignJWT["sign"]>[0] = privateKey) =>
    new SignJWT({ ...claims, sub, exp, ...payload }).setProtectedHeader({ ...good, ...header }).sign(key);

  const forgeries = {
    type: await write({ typ: "JWT" }, {}),
    audience: await write({}, { aud: "somebody else" }),
    issuer: await write({}, { iss: "https://other.example" }),
    key: await write({}, {}, foreign.privateKey),
    unknownKey: await write({ kid: "unknown" }, {}),
    symmetric: await write({ alg: "HS256" }, {}, new Uint8Array(32)),
    unsigned: new UnsecuredJWT({ ...claims, sub, exp }).encode(),
    noSession: await write({}, { sid: undefined }),
    anothersSession: await write({}, { sub: "0195f0a0-0000-7000-8000-000000000000" }),
    endless: await write({}, { exp: undefined }),
    oversized: `${session.accessToken}${"A".repeat(5000)}`,
    empty: "",
  };

  expect(await outcomeOf(world.auth.authenticate(await write({}, {}), origin))).toBe("ok");
  for (const [what, token] of Object.entries(forgeries)) {
    expect([what, await outcomeOf(world.anotherProcess().authenticate(token, origin))]).toEqual([
      what,
      "UNAUTHENTICATED",
    ]);
  }
});

test("a refresh token is no access token and an access token is no refresh token", async () => {
  await using world = await createWorld();
  const { accessToken, refreshToken } = await world.register(email);

  expect(await outcomeOf(world.auth.authenticate(refreshToken, origin))).toBe("UNAUTHENTICATED");
  expect(await outcomeOf(world.auth.refresh(anonymous, accessToken))).toBe("UNAUTHENTICATED");
  expect(await outcomeOf(world.auth.authenticate(accessToken, origin))).toBe("ok");
});

test("an ended session is refused at once by the process that ended it, and within five seconds by the others", async () => {
  await using world = await createWorld();
  const { accessToken } = await world.register(email);
  const actor = await world.actorOf(await world.auth.login(anonymous, { email, password }));
  const [victim] = (await world.auth.sessions(actor)).filter((session) => !session.isCurrent);
  const other = world.anotherProcess();
  await Promise.all([world.auth.authenticate(accessToken, origin), other.authenticate(accessToken, origin)]);

  await world.auth.endSession(actor, { sessionId: victim?.id ?? "" });

  expect(await outcomeOf(world.auth.authenticate(accessToken, origin))).toBe("UNAUTHENTICATED");
  world.clock.advance(5 * second);
  expect(await outcomeOf(other.authenticate(accessToken, origin))).toBe("UNAUTHENTICATED");
});

test("a disabled person is refused at once here and within five seconds elsewhere, on every session", async () => {
  await using world = await createWorld();
  const operator = await world.actorOf(await world.register("operator@example.com"));
  const { accessToken, refreshToken, user } = await world.register(email);
  const other = world.anotherProcess();
  await Promise.all([world.auth.authenticate(accessToken, origin), other.authenticate(accessToken, origin)]);

  await world.users.setActive(operator, { userId: user.id, isActive: false });

  expect(await outcomeOf(world.auth.authenticate(accessToken, origin))).toBe("UNAUTHENTICATED");
  expect(await outcomeOf(other.refresh(anonymous, refreshToken))).toBe("UNAUTHENTICATED");
  world.clock.advance(5 * second);
  expect(await outcomeOf(other.authenticate(accessToken, origin))).toBe("UNAUTHENTICATED");
});

test("answers about a session are remembered for less than five seconds, so that calls cost no query each", async () => {
  await using world = await createWorld();
  const { accessToken } = await world.register(email);
  const other = world.anotherProcess();
  await other.authenticate(accessToken, origin);
  await world.db.prisma.session.deleteMany();

  world.clock.advance(5 * second - 1);
  expect(await outcomeOf(other.authenticate(accessToken, origin))).toBe("ok");
  world.clock.advance(1);
  expect(await outcomeOf(other.authenticate(accessToken, origin))).toBe("UNAUTHENTICATED");
});

test("a change of role is felt within five seconds without a new token", async () => {
  await using world = await createWorld();
  await world.register("operator@example.com");
  const session = await world.register(email);
  expect(await world.actorOf(session)).toMatchObject({ role: "user", tier: "free" });

  await world.db.prisma.user.updateMany({ data: { role: "operator", subscriptionTier: "pro" } });
  world.clock.advance(5 * second);

  expect(await world.actorOf(session)).toMatchObject({ role: "operator", tier: "pro" });
});

test("after 30 days another key signs; the old one verifies its last tokens and then leaves the key set", async () => {
  await using world = await createWorld();
  await world.register(email);
  world.clock.advance(30 * day - second);
  const last = await world.auth.login(anonymous, { email, password });
  const [firstKid] = await kidsOf(world);
  world.clock.advance(second);

  const next = await world.auth.login(anonymous, { email, password });

  expect(decodeProtectedHeader(last.accessToken).kid).toBe(firstKid);
  expect(decodeProtectedHeader(next.accessToken).kid).not.toBe(firstKid);
  expect(await kidsOf(world)).toEqual([decodeProtectedHeader(next.accessToken).kid, firstKid]);
  expect(await outcomeOf(world.anotherProcess().authenticate(last.accessToken, origin))).toBe("ok");
  world.clock.advance(10 * minute);
  expect(await kidsOf(world)).toEqual([decodeProtectedHeader(next.accessToken).kid]);
});

test("processes that start at once on a fresh installation sign with one key", async () => {
  await using world = await createWorld();
  const processes = times(5, () => world.anotherProcess());

  await Promise.all(
    processes.map((auth, index) => auth.register(anonymous, { email: `p${index}@example.com`, password })),
  );

  expect(await world.db.prisma.signingKey.count()).toBe(1);
});

test("a token that one process signs with a new key is understood by the others", async () => {
  await using world = await createWorld();
  const other = world.anotherProcess();
  await other.jwks();
  world.clock.advance(31 * day);

  const { accessToken } = await world.register(email);

  expect(await outcomeOf(other.authenticate(accessToken, origin))).toBe("ok");
});

test("the key set holds public halves only, and the table no private half that could be read", async () => {
  await using world = await createWorld();
  await world.register(email);

  const { keys } = await world.auth.jwks();

  expect(keys).toEqual([
    { kty: "OKP", crv: "Ed25519", x: expect.any(String), kid: expect.any(String), alg: "EdDSA", use: "sig" },
  ]);
  const row = await world.db.prisma.signingKey.findFirstOrThrow();
  expect(JSON.stringify(row.publicJwk)).not.toContain('"d"');
  expect(Buffer.from(row.privateKeyEncrypted).toString("latin1")).not.toContain('"d"');
});

test("with another secret the old keys count for nothing and a new one is made", async () => {
  await using world = await createWorld();
  const { accessToken, refreshToken } = await world.register(email);
  const config = { ...world.deps.config, authSecret: "another secret, also with forty characters" };
  const rekeyed = createAuthService({ ...world.deps, config });

  expect(await outcomeOf(rekeyed.authenticate(accessToken, origin))).toBe("UNAUTHENTICATED");
  expect(await outcomeOf(rekeyed.refresh(anonymous, refreshToken))).toBe("UNAUTHENTICATED");
  const session = await rekeyed.login(anonymous, { email, password });
  expect(await outcomeOf(rekeyed.authenticate(session.accessToken, origin))).toBe("ok");
});
