import { afterAll, beforeAll, expect, test } from "vitest";
import { connect, query, type SocketMessage } from "./raw-socket.ts";
import { startWorld, type World } from "./world.ts";

let world: World;

beforeAll(async () => {
  world = await startWorld({ sockets: { beatMs: 20 } });
});
afterAll(() => world[Symbol.asyncDispose]());

const answers = (id: number) => (message: SocketMessage) => message.id === id;

test("a socket with nobody at its other end is cut, one that answers pings and says nothing stays", async () => {
  const { accessToken: token } = await world.register();
  await using quiet = await connect(world.wsUrl, { token });
  await using dead = await connect(world.wsUrl, { token, autoPong: false });
  for (const socket of [quiet, dead]) {
    socket.send(query(1, "auth.me"));
    await socket.next(answers(1));
  }

  // Cut, without a close frame.
  expect(await dead.closed).toBe(1006);

  quiet.send(query(2, "auth.me"));
  expect((await quiet.next(answers(2))).result).toBeDefined();
});

test("the ping of tRPC's clients is answered", async () => {
  const { accessToken: token } = await world.register();
  await using socket = await connect(world.wsUrl, { token });

  socket.sendText("PING");
  expect(await socket.next(({ method }) => method === "PONG")).toBeDefined();
});
