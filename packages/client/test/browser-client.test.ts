import { afterAll, beforeAll, expect, test } from "vitest";
import { reasonOf, streamReply } from "../src/browser/index.ts";
import { systemClock } from "../src/clock.ts";
import { Browser, openTab, type TabOptions, until } from "./browser-tab.ts";
import { type Installation, startInstallation } from "./installation.ts";

const password = "正确的马电池订书钉";
let installation: Installation;
let people = 0;

beforeAll(async () => {
  installation = await startInstallation();
});

afterAll(() => installation[Symbol.asyncDispose]());

/** A tab in a browser of its own, in which somebody has just registered. */
async function signedInTab(options: Partial<TabOptions> = {}) {
  const browser = new Browser();
  const tab = openTab({ browser, installation: installation.url, ...options });
  people += 1;
  const credentials = { email: `person${people}@example.com`, password };
  const user = await tab.register(credentials);

  return { browser, tab, user, credentials };
}

const refreshes = (requests: string[]) => requests.filter((path) => path === "POST auth.refresh").length;

test("whoever registers is signed in, and the socket opens by itself", async () => {
  const { tab, user } = await signedInTab();

  expect(tab.session.get()).toEqual({ status: "signedIn", user });
  await until(tab.connection, (state) => state === "open");
  expect(tab.sockets()).toBe(1);

  await tab.close();
});

test("a reloaded page is signed in again by its cookie, and shows neither form nor house before that", async () => {
  const { browser, tab, user } = await signedInTab();
  await tab.close();
  const reloaded = openTab({ browser, installation: installation.url });
  const states: string[] = [reloaded.session.get().status];
  reloaded.session.subscribe(() => states.push(reloaded.session.get().status));

  expect(await reloaded.restore()).toEqual({ status: "signedIn", user });

  expect(states).toEqual(["unknown", "signedIn"]);
  expect(reloaded.requests).toEqual(["POST auth.refresh"]);
  await reloaded.close();
});

test("calls that a page makes at once wait for its restoring: one refresh, no refusal", async () => {
  const { browser, tab, user } = await signedInTab();
  await tab.close();
  const reloaded = openTab({ browser, installation: installation.url });

  const [, me, ...lists] = await Promise.all([
    reloaded.restore(),
    reloaded.trpc.auth.me.query(),
    ...Array.from({ length: 8 }, () => reloaded.trpc.conversation.list.query()),
  ]);

  expect(me.id).toBe(user.id);
  expect(lists).toHaveLength(8);
  expect(refreshes(reloaded.requests)).toBe(1);
  await reloaded.close();
});

test("a visitor without a cookie is signed out, which is no error and nobody's sign-out", async () => {
  const tab = openTab({ installation: installation.url });

  expect(await tab.restore()).toEqual({ status: "signedOut" });
  expect(tab.signedOut).toEqual([]);
  expect(tab.sockets()).toBe(0);

  const reason = await tab.trpc.auth.me.query().then(() => "ok", reasonOf);
  expect(reason).toBe("UNAUTHENTICATED");
  expect(tab.requests).toEqual(["POST auth.refresh"]);
  await tab.close();
});

test("a server that is away at page load signs nobody out; later it works", async () => {
  const { browser, tab } = await signedInTab();
  await tab.close();
  const reloaded = openTab({ browser, installation: installation.url });

  installation.line.down();
  await expect(reloaded.restore()).rejects.toThrow();
  expect(reloaded.session.get().status).toBe("unknown");

  installation.line.mend();
  expect((await reloaded.restore()).status).toBe("signedIn");
  await reloaded.close();
});

test("ten parallel calls after a long sleep make one refresh", async () => {
  const { tab } = await signedInTab();
  tab.sleep(30 * 60_000);
  const calls = await Promise.all(Array.from({ length: 10 }, () => tab.trpc.auth.me.query()));

  expect(calls).toHaveLength(10);
  expect(refreshes(tab.requests)).toBe(1);
  await tab.close();
});

test("the open socket takes the newer token and stays open, its subscriptions with it", async () => {
  const { tab } = await signedInTab();
  await until(tab.connection, (state) => state === "open");
  const { id: conversationId } = await tab.trpc.conversation.create.mutate({ title: "续期" });
  installation.provider.next({ pieces: ["一", "二", "三"], holdAfter: 1 });
  const { reply } = await tab.trpc.conversation.send.mutate({ conversationId, content: "数到三。" });
  const reading = streamReply(tab.trpc, reply.id);
  expect((await reading.next()).value).toBe("一");

  tab.later(9.6 * 60_000 + 15_000);
  await tab.trpc.auth.me.query();
  installation.provider.release();
  let rest = "";
  for await (const piece of reading) rest += piece;

  expect(rest).toBe("二三");
  expect(refreshes(tab.requests)).toBe(1);
  expect([tab.sockets(), tab.connection.get()]).toEqual([1, "open"]);
  await tab.close();
});

test("a lost line is told as such, and comes back by itself", async () => {
  const { tab } = await signedInTab({ clock: systemClock });
  await until(tab.connection, (state) => state === "open");

  installation.line.down();
  await until(tab.connection, (state) => state === "reconnecting");
  installation.line.mend();
  await until(tab.connection, (state) => state === "open");

  expect(tab.session.get().status).toBe("signedIn");
  await tab.close();
});

test("a tab has one socket at a time: a cut costs one more, with all that is subscribed over it", async () => {
  const { tab } = await signedInTab({ clock: systemClock });
  await until(tab.connection, (state) => state === "open");
  const { id: conversationId } = await tab.trpc.conversation.create.mutate({ title: "一个连接" });
  installation.provider.next({ pieces: ["一", "二", "三"], holdAfter: 1 });
  const { reply } = await tab.trpc.conversation.send.mutate({ conversationId, content: "数到三。" });
  const readings = [1, 2, 3].map(() => streamReply(tab.trpc, reply.id));
  await Promise.all(readings.map((reading) => reading.next()));
  expect(tab.sockets()).toBe(1);

  installation.line.cut();
  await until(tab.connection, (state) => state === "reconnecting");
  await until(tab.connection, (state) => state === "open");
  installation.provider.release();
  const rests = await Promise.all(
    readings.map(async (reading) => {
      let rest = "";
      for await (const piece of reading) rest += piece;
      return rest;
    }),
  );

  expect(rests).toEqual(["二三", "二三", "二三"]);
  expect(tab.sockets()).toBe(2);
  await tab.close();
});

test("a tab too many is told so, works on over HTTP, and takes nobody else's place", async () => {
  const { browser, tab } = await signedInTab();
  const others = Array.from({ length: 19 }, () => openTab({ browser, installation: installation.url }));
  await Promise.all(others.map((one) => one.restore()));
  await Promise.all([tab, ...others].map((one) => until(one.connection, (state) => state === "open")));

  const tooMany = openTab({ browser, installation: installation.url });
  await tooMany.restore();
  await until(tooMany.connection, (state) => state === "tooMany");

  expect((await tooMany.trpc.auth.me.query()).email).toBeTruthy();
  expect(new Set([tab, ...others].map((one) => one.connection.get()))).toEqual(new Set(["open"]));
  await Promise.all([tab, tooMany, ...others].map((one) => one.close()));
});

test("signing out in one tab signs out the others, and closes their sockets", async () => {
  const { browser, tab } = await signedInTab();
  const other = openTab({ browser, installation: installation.url });
  await other.restore();
  await until(other.connection, (state) => state === "open");

  await tab.logout();
  await until(other.session, ({ status }) => status === "signedOut");
  await until(other.connection, (state) => state === "idle");

  expect([tab.signedOut, other.signedOut]).toEqual([["logout"], ["elsewhere"]]);
  expect(browser.hasCookies).toBe(false);
  await Promise.all([tab.close(), other.close()]);
});

test("signing in in one tab signs in the others", async () => {
  const { browser, tab, credentials, user } = await signedInTab();
  await tab.logout();
  const other = openTab({ browser, installation: installation.url });
  await other.restore();

  await tab.login(credentials);
  await until(other.session, ({ status }) => status === "signedIn");

  expect(other.session.get()).toEqual({ status: "signedIn", user });
  expect((await other.trpc.auth.me.query()).id).toBe(user.id);
  await Promise.all([tab.close(), other.close()]);
});

test("tabs that need a token at the same time ask for it one after the other", async () => {
  const { browser, tab } = await signedInTab();
  const tabs = [1, 2, 3].map(() => openTab({ browser, installation: installation.url }));

  const states = await Promise.all(tabs.map((one) => one.restore()));

  expect(states.map(({ status }) => status)).toEqual(["signedIn", "signedIn", "signedIn"]);
  expect(browser.mostRefreshes).toBe(1);
  await Promise.all([tab, ...tabs].map((one) => one.close()));
});

test("a session that was ended elsewhere is noticed, though the page does nothing", async () => {
  const { tab, credentials } = await signedInTab();
  await until(tab.connection, (state) => state === "open");
  const elsewhere = openTab({ installation: installation.url });
  await elsewhere.login(credentials);

  await elsewhere.trpc.auth.endOtherSessions.mutate();
  await until(tab.session, ({ status }) => status === "signedOut");

  expect(tab.signedOut).toEqual(["expired"]);
  await Promise.all([tab.close(), elsewhere.close()]);
});
