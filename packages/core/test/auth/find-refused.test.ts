import { expect, test } from "vitest";
import { minute, second } from "./movable-clock.ts";
import { anonymous, createWorld, origin, password } from "./world.ts";

test("of many tokens, those are refused whose session or account has ended, and what is no token", async () => {
  await using world = await createWorld();
  const desk = await world.register("ada@example.com");
  const lost = await world.auth.login(anonymous, { email: "ada@example.com", password });
  const disabled = await world.register("disabled@example.com");
  const { userId } = await world.actorOf(disabled);
  const tokens = [desk, lost, disabled].map(({ accessToken }) => accessToken);
  expect(await world.auth.findRefused(tokens)).toEqual(new Set());

  await world.auth.endOtherSessions(await world.actorOf(desk));
  await world.db.prisma.user.update({ where: { id: userId }, data: { isActive: false } });
  world.clock.advance(6 * second);

  const refused = await world.auth.findRefused([...tokens, ...tokens, "not.a.token"]);
  expect(refused).toEqual(new Set([lost.accessToken, disabled.accessToken, "not.a.token"]));
});

test("an expired token is refused", async () => {
  await using world = await createWorld();
  const { accessToken } = await world.register("ada@example.com");

  world.clock.advance(10 * minute);

  expect(await world.auth.findRefused([accessToken])).toEqual(new Set([accessToken]));
});

test("what was asked for many is remembered for one, and forgotten when the session ends", async () => {
  await using world = await createWorld();
  const session = await world.register("ada@example.com");
  const { accessToken } = session;
  const actor = await world.actorOf(session);

  await world.auth.findRefused([accessToken]);
  await world.auth.logout(actor, {});

  expect(await world.auth.findRefused([accessToken])).toEqual(new Set([accessToken]));
  await expect(world.auth.authenticate(accessToken, origin)).rejects.toMatchObject({
    code: "UNAUTHENTICATED",
  });
});
