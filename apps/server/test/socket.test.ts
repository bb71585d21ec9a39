import { afterAll, beforeAll, expect, test } from "vitest";
import { connect, mutation, query, type RawSocket, type SocketMessage, subscription } from "./raw-socket.ts";
import { type Person, password, sessionOf, startWorld, type World } from "./world.ts";

let world: World;

beforeAll(async () => {
  world = await startWorld({
    sockets: { recheckMs: 50, helloMs: 300, perUser: 3, subscriptionsPerSocket: 4 },
  });
});

afterAll(() => world[Symbol.asyncDispose]());

const answers = (id: number) => (message: SocketMessage) => message.id === id;
const refuses = (id: number | null) => (message: SocketMessage) =>
  message.id === id && message.error !== undefined;
const starts = (id: number) => (message: SocketMessage) =>
  message.id === id && message.result?.type === "started";
const stops = (id: number) => (message: SocketMessage) =>
  message.id === id && message.result?.type === "stopped";

async function open(person: Person): Promise<RawSocket> {
  const socket = await connect(world.wsUrl, { token: person.accessToken });
  socket.send(query(1, "auth.me"));
  expect((await socket.next(answers(1))).result?.data).toMatchObject({ id: person.userId });

  return socket;
}

test("a token in the first message signs the socket in", async () => {
  await using socket = await open(await world.register());

  socket.send(query(2, "conversation.list", {}));
  expect((await socket.next(answers(2))).result).toMatchObject({ type: "data", data: { items: [] } });
});

test.each([
  ["no token", {}],
  ["a token that is none", { token: "not.a.token" }],
  ["no connectionParams at all", { silent: true, query: "" }],
])("%s: the socket hears UNAUTHENTICATED and is closed with 4401", async (_, options) => {
  await using socket = await connect(world.wsUrl, options);

  expect((await socket.next(refuses(null))).error?.data.reason).toBe("UNAUTHENTICATED");
  expect(await socket.closed).toBe(4401);
});

test("a token in the address counts for nothing", async () => {
  const { accessToken } = await world.register();
  await using socket = await connect(world.wsUrl, { query: `?connectionParams=1&token=${accessToken}` });

  expect(await socket.closed).toBe(4401);
});

test("a refresh token is no access token", async () => {
  const { refreshToken } = await world.register();
  await using socket = await connect(world.wsUrl, { token: refreshToken });

  expect(await socket.closed).toBe(4401);
});

test("a socket that says nothing is closed", async () => {
  await using socket = await connect(world.wsUrl, { silent: true });

  expect(await socket.closed).toBe(4401);
});

test("a page of another site gets no socket, one of ours does", async () => {
  const { accessToken: token } = await world.register();

  await expect(connect(world.wsUrl, { token, headers: { origin: "https://evil.example" } })).rejects.toThrow(
    "HTTP 403",
  );
  await using socket = await connect(world.wsUrl, { token, headers: { origin: world.url } });
  socket.send(query(1, "auth.me"));
  expect((await socket.next(answers(1))).result).toBeDefined();
});

test("sockets live at /trpc only", async () => {
  await expect(connect(world.wsUrl.replace("/trpc", "/else"))).rejects.toThrow("HTTP 404");
});

test("the fourth socket of a person is refused where three are allowed, and another person's is not", async () => {
  const person = await world.register();
  await using sockets = new AsyncDisposableStack();
  for (let count = 0; count < 3; count += 1) sockets.use(await open(person));

  await using fourth = await connect(world.wsUrl, { token: person.accessToken });
  expect((await fourth.next(refuses(null))).error?.data.reason).toBe("TOO_MANY_IN_FLIGHT");
  expect(await fourth.closed).toBe(4429);

  sockets.use(await open(await world.register()));
});

test("of ten sockets that come at once, three get in where three are allowed", async () => {
  const { accessToken: token } = await world.register();
  await using sockets = new AsyncDisposableStack();
  const opened = await Promise.all(Array.from({ length: 10 }, () => connect(world.wsUrl, { token })));
  for (const socket of opened) {
    sockets.use(socket);
    socket.send(query(1, "auth.me"));
  }

  const outcomes = await Promise.all(
    opened.map((socket) => socket.next(({ id, error }) => id === 1 || error !== undefined)),
  );
  expect(outcomes.filter(({ result }) => result).length).toBe(3);
});

test("a socket that ends makes room for another", async () => {
  const person = await world.register();
  for (let count = 0; count < 5; count += 1) {
    await using socket = await open(person);
    expect(socket).toBeDefined();
  }
});

test("the fifth subscription on a socket is refused where four are allowed, until one ends", async () => {
  await using socket = await open(await world.register());
  for (let id = 10; id < 14; id += 1) {
    socket.send(subscription(id, "conversation.onChange"));
    await socket.next(starts(id));
  }

  socket.send(subscription(14, "conversation.onChange"));
  expect((await socket.next(refuses(14))).error?.data.reason).toBe("TOO_MANY_IN_FLIGHT");

  socket.send({ id: 10, jsonrpc: "2.0", method: "subscription.stop" });
  await socket.next(stops(10));
  socket.send(subscription(15, "conversation.onChange"));
  await socket.next(starts(15));
});

test("an id in use is refused and does not end what uses it", async () => {
  await using socket = await open(await world.register());
  socket.send(subscription(10, "conversation.onChange"));
  await socket.next(starts(10));

  socket.send(subscription(10, "conversation.onChange"));
  expect((await socket.next(refuses(10))).error?.data.reason).toBe("INVALID_INPUT");
  socket.send(query(10, "conversation.get", { conversationId: "none" }));
  expect((await socket.next(refuses(10))).error?.data.reason).toBe("INVALID_INPUT");

  for (let id = 11; id < 14; id += 1) {
    socket.send(subscription(id, "conversation.onChange"));
    await socket.next(starts(id));
  }
  socket.send(subscription(14, "conversation.onChange"));
  expect((await socket.next(refuses(14))).error?.data.reason).toBe("TOO_MANY_IN_FLIGHT");
});

test("a disabled person's socket is closed with 4401, with its subscriptions", async () => {
  const person = await world.register();
  await using socket = await open(person);
  socket.send(subscription(10, "conversation.onChange"));
  await socket.next(starts(10));

  await world.db.prisma.user.update({ where: { id: person.userId }, data: { isActive: false } });
  expect(await socket.closed).toBe(4401);
}, 10_000);

test("an ended session's sockets are closed, other sessions' are not", async () => {
  const person = await world.register();
  const other = await sessionOf(await world.mutate("auth.login", { email: person.email, password }));
  await using kept = await open({ ...person, accessToken: other.accessToken });
  await using ended = await open(person);

  await world.mutate("auth.logout", {}, { authorization: `Bearer ${person.accessToken}` });
  expect(await ended.closed).toBe(4401);

  kept.send(query(2, "auth.me"));
  expect((await kept.next(answers(2))).result).toBeDefined();
});

test("a newer token of the same person keeps the socket open when the old session ends", async () => {
  const person = await world.register();
  const { email } = person;
  const newer = await sessionOf(await world.mutate("auth.login", { email, password }));
  await using renewed = await open(person);
  await using forgotten = await open(person);

  renewed.send(mutation(2, "auth.renewSocket", { accessToken: newer.accessToken }));
  expect((await renewed.next(answers(2))).result).toMatchObject({ data: { ok: true } });
  await world.mutate("auth.logout", {}, { authorization: `Bearer ${person.accessToken}` });

  expect(await forgotten.closed).toBe(4401);
  renewed.send(query(3, "auth.me"));
  expect((await renewed.next(answers(3))).result).toMatchObject({ data: { id: person.userId } });
});

test("while the database is away nobody is shown out", async () => {
  await using away = await startWorld({ sockets: { recheckMs: 20 } });
  const { accessToken: token } = await away.register();
  await using socket = await connect(away.wsUrl, { token });
  socket.send(query(1, "auth.me"));
  await socket.next(answers(1));

  await away.loseDatabase();
  let id = 1;
  while (away.logged().split("open sockets could not be checked").length < 4) {
    id += 1;
    socket.send(query(id, "auth.me"));
    await socket.next(answers(id));
  }

  socket.send(query(id + 1, "auth.me"));
  expect((await socket.next(answers(id + 1))).error?.data.reason).toBe("INTERNAL");
}, 15_000);

test("another person's token renews nothing", async () => {
  const [person, other] = [await world.register(), await world.register()];
  await using socket = await open(person);

  socket.send(mutation(2, "auth.renewSocket", { accessToken: other.accessToken }));
  expect((await socket.next(answers(2))).error?.data.reason).toBe("UNAUTHENTICATED");
  socket.send(query(3, "auth.me"));
  expect((await socket.next(answers(3))).result?.data).toMatchObject({ id: person.userId });
});

test("a frame above 1 MB closes its socket and no other", async () => {
  const person = await world.register();
  await using loud = await open(person);
  await using quiet = await open(person);

  loud.sendText(`"${"x".repeat(1024 * 1024)}"`);
  expect(await loud.closed).toBe(1009);

  quiet.send(query(2, "auth.me"));
  expect((await quiet.next(answers(2))).result).toBeDefined();
});

test.each(["{not json", "[1,2,3]", '{"id":1}', '{"id":{},"method":"query"}', '"text"', "null"])(
  "%s is answered with an error, and the socket goes on",
  async (text) => {
    await using socket = await open(await world.register());

    socket.sendText(text);
    expect((await socket.next((message) => message.error !== undefined)).error?.data.reason).toBe(
      "INVALID_INPUT",
    );
    socket.send(query(2, "auth.me"));
    expect((await socket.next(answers(2))).result).toBeDefined();
  },
);

test("several calls in one frame are answered each", async () => {
  await using socket = await open(await world.register());

  socket.send([query(2, "auth.me"), query("three", "conversation.list", {}), query(4, "no.such")]);
  const me = await socket.next(answers(2));
  const list = await socket.next(({ id }) => id === "three");
  const none = await socket.next(answers(4));

  expect([me.result?.type, list.result?.type, none.error?.data.reason]).toEqual([
    "data",
    "data",
    "NOT_FOUND",
  ]);
});

test("what somebody waits for goes before the subscription that came with it, in whatever order they came", async () => {
  await using socket = await open(await world.register());

  socket.send([subscription(2, "no.such.news", {}), query(3, "no.such.thing", {})]);

  expect((await socket.next(({ id }) => id === 2 || id === 3)).id).toBe(3);
  expect((await socket.next(refuses(2))).error?.data.reason).toBe("NOT_FOUND");
});

test("bytes are no call", async () => {
  await using socket = await open(await world.register());

  socket.sendBytes(Buffer.from(JSON.stringify(query(2, "auth.me"))));

  expect((await socket.next(refuses(null))).error?.data.reason).toBe("INVALID_INPUT");
});

test("a subscription is not called as a query, nor a query subscribed to", async () => {
  await using socket = await open(await world.register());

  socket.send(query(2, "conversation.onChange"));
  socket.send(subscription(3, "auth.me"));

  expect((await socket.next(refuses(2))).error?.data.reason).toBe("NOT_FOUND");
  expect((await socket.next(refuses(3))).error?.data.reason).toBe("NOT_FOUND");
});

test("a subscription that is stopped before it has begun ends, and its id is free again", async () => {
  await using socket = await open(await world.register());

  socket.send([subscription(10, "conversation.onChange"), { id: 10, method: "subscription.stop" }]);
  await socket.next(stops(10));
  socket.send(query(10, "auth.me"));

  expect((await socket.next(({ result }) => result?.type === "data")).id).toBe(10);
});

test("an event goes out under its id, and a subscription goes on behind the id that it is given", async () => {
  const person = await world.register();
  await using socket = await open(person);
  socket.send(subscription(10, "conversation.onChange"));
  await socket.next(starts(10));
  socket.send(mutation(2, "conversation.create", { title: "one" }));
  const first = await socket.next(({ id, result }) => id === 10 && result?.type === "data");
  socket.send(mutation(3, "conversation.create", { title: "two" }));
  const second = await socket.next(({ id, result }) => id === 10 && result?.type === "data");

  const params = { path: "conversation.onChange", input: {}, lastEventId: first.result?.id };
  socket.send({ id: 11, method: "subscription", params });

  const missed = await socket.next(({ id, result }) => id === 11 && result?.type === "data");
  expect(missed.result).toEqual(second.result);
  expect(missed.result?.data).toMatchObject({ id: second.result?.id, data: { type: "conversation" } });
});

test("a failed call says what failed and carries its id and version of the protocol", async () => {
  await using socket = await open(await world.register());

  socket.send({ ...query(2, "conversation.get", { conversationId: "none" }), jsonrpc: "2.0" });

  expect(await socket.next(refuses(2))).toMatchObject({
    id: 2,
    jsonrpc: "2.0",
    error: { data: { code: "BAD_REQUEST", reason: "INVALID_INPUT" } },
  });
});

test("the server answers a PING of tRPC's clients", async () => {
  await using socket = await open(await world.register());

  socket.sendText("PING");

  expect(await socket.next(({ method }) => method === "PONG")).toBeDefined();
});

test("the server says goodbye with a notice to connect anew, then closes", async () => {
  const ending = await startWorld();
  const { accessToken: token } = await ending.register();
  await using socket = await connect(ending.wsUrl, { token });
  socket.send(query(1, "auth.me"));
  await socket.next(answers(1));

  const ended = ending[Symbol.asyncDispose]();
  expect(await socket.next((message) => message.method === "reconnect")).toEqual({
    id: null,
    method: "reconnect",
  });
  expect(await socket.closed).toBe(1001);
  await ended;
});

test("a thousand sockets hear the notice before they are closed, and one that does not read holds nobody up", async () => {
  const ending = await startWorld({ sockets: { perUser: 1000 } });
  const { accessToken: token } = await ending.register();
  const sockets = await Promise.all(
    Array.from({ length: 1000 }, async () => {
      const socket = await connect(ending.wsUrl, { token });
      socket.send(subscription(1, "conversation.onChange"));
      await socket.next(starts(1));
      return socket;
    }),
  );
  const [deaf, ...hearing] = sockets;
  deaf?.pause();

  const ended = ending[Symbol.asyncDispose]();
  for (const socket of hearing) {
    await socket.next(({ method }) => method === "reconnect");
    expect(await socket.closed).toBe(1001);
  }
  await ended;
  deaf?.resume();
  await deaf?.closed;
});
