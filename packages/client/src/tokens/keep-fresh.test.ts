import { expect, test } from "vitest";
import { manualClock } from "../../test/manual-clock.ts";
import { grantAt } from "../../test/sample-grant.ts";
import { keepFresh } from "./keep-fresh.ts";
import { createTokenKeeper } from "./token-keeper.ts";

const minutes = 60_000;

/** A keeper that is kept fresh against a server that answers at once, or is away. */
function freshKeeper(random = () => 0) {
  const time = manualClock();
  let fetched = 0;
  let isAway = false;
  const keeper = createTokenKeeper({
    clock: time.clock,
    async fetchGrant() {
      fetched += 1;
      if (isAway) throw new Error("connection lost");
      return grantAt(time.clock.now(), `token ${fetched}`);
    },
  });
  keeper.set(grantAt(time.clock.now(), "token 0"));
  const freshness = keepFresh(keeper, time.clock, random);

  return {
    time,
    keeper,
    freshness,
    fetched: () => fetched,
    goAway: () => {
      isAway = true;
    },
    comeBack: () => {
      isAway = false;
    },
  };
}

/** Lets promises that have settled run on. */
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

test("a token is replaced half a minute before it ends, again and again, though nobody calls", async () => {
  const { time, keeper, fetched } = freshKeeper();

  time.pass(9.4 * minutes);
  expect(fetched()).toBe(0);
  time.pass(0.1 * minutes);
  await settle();
  expect(keeper.holding()?.accessToken).toBe("token 1");

  time.pass(9.5 * minutes);
  await settle();
  expect(keeper.holding()?.accessToken).toBe("token 2");
});

test("the tabs of a browser spread their tries, all before the end", () => {
  const late = freshKeeper(() => 0.99);

  late.time.pass(9.5 * minutes);
  expect(late.fetched()).toBe(0);
  late.time.pass(10_000);
  expect(late.fetched()).toBe(1);
});

test("after a sleep, in which no timer ran, waking replaces the token", async () => {
  const { time, keeper, freshness, fetched } = freshKeeper();

  time.sleep(60 * minutes);
  expect(fetched()).toBe(0);
  freshness.check();
  await settle();

  expect(keeper.holding()?.accessToken).toBe("token 1");
});

test("waking early replaces nothing", () => {
  const { time, freshness, fetched } = freshKeeper();

  time.sleep(5 * minutes);
  freshness.check();

  expect(fetched()).toBe(0);
});

test("where the server is away it is tried again some seconds later", async () => {
  const { time, keeper, goAway, comeBack, fetched } = freshKeeper();
  goAway();

  time.pass(9.5 * minutes);
  await settle();
  time.pass(4_000);
  await settle();
  expect(fetched()).toBe(1);

  comeBack();
  time.pass(1_000);
  await settle();

  expect(keeper.holding()?.accessToken).toBe("token 2");
});

test("nothing is left to run after signing out, or after the end", () => {
  const signedOut = freshKeeper();
  signedOut.keeper.set(null);
  expect(signedOut.time.pending()).toBe(0);

  const ended = freshKeeper();
  ended.freshness.stop();
  expect(ended.time.pending()).toBe(0);
});
