import { expect, test } from "vitest";
import { manualClock } from "../../test/manual-clock.ts";
import { grantAt } from "../../test/sample-grant.ts";
import type { Grant } from "./grant.ts";
import { createTokenKeeper } from "./token-keeper.ts";

/** A keeper whose server answers when the test says so. */
function keeperWithServer() {
  const time = manualClock();
  const requests: PromiseWithResolvers<Grant | null>[] = [];
  const keeper = createTokenKeeper({
    clock: time.clock,
    fetchGrant() {
      const request = Promise.withResolvers<Grant | null>();
      requests.push(request);

      return request.promise;
    },
  });

  return {
    time,
    keeper,
    requests,
    grant: (accessToken: string) => grantAt(time.clock.now(), accessToken),
    answer: (grant: Grant | null) => requests.at(-1)?.resolve(grant),
    break: () => requests.at(-1)?.reject(new Error("connection lost")),
  };
}

const minutes = 60_000;

test("ten parallel calls with an expired token make one refresh, and all get the new token", async () => {
  const { time, keeper, requests, grant, answer } = keeperWithServer();
  keeper.set(grant("old"));
  time.sleep(11 * minutes);

  const calls = Promise.all(Array.from({ length: 10 }, () => keeper.get()));
  answer(grant("new"));

  expect(await calls).toEqual(Array(10).fill("new"));
  expect(requests).toHaveLength(1);
});

test("ten calls that the server refused share one refresh, those that come late included", async () => {
  const { keeper, requests, grant, answer } = keeperWithServer();
  keeper.set(grant("refused"));

  const early = Promise.all(Array.from({ length: 9 }, () => keeper.renew("refused")));
  answer(grant("new"));
  expect(await early).toEqual(Array(9).fill("new"));

  expect(await keeper.renew("refused")).toBe("new");
  expect(requests).toHaveLength(1);
});

test("while a refused token is replaced, nobody else is given it", async () => {
  const { keeper, grant, answer } = keeperWithServer();
  keeper.set(grant("refused"));

  const renewing = keeper.renew("refused");
  const other = keeper.get();
  answer(grant("new"));

  expect(await Promise.all([renewing, other])).toEqual(["new", "new"]);
});

test("a good token is given without asking anybody", async () => {
  const { time, keeper, requests, grant } = keeperWithServer();
  keeper.set(grant("good"));
  time.sleep(9 * minutes);

  expect(await keeper.get()).toBe("good");
  expect(requests).toHaveLength(0);
});

test("before anything is known the first caller finds out, and the others wait for it", async () => {
  const { keeper, requests, grant, answer } = keeperWithServer();

  const calls = Promise.all([keeper.get(), keeper.get(), keeper.renew(null)]);
  answer(grant("found"));

  expect(await calls).toEqual(["found", "found", "found"]);
  expect(requests).toHaveLength(1);
});

test("a refused refresh signs out, and nothing asks again", async () => {
  const { time, keeper, requests, grant, answer } = keeperWithServer();
  const seen: unknown[] = [];
  keeper.set(grant("old"));
  keeper.subscribe((holding) => seen.push(holding));
  time.sleep(11 * minutes);

  const call = keeper.get();
  answer(null);

  expect(await call).toBeNull();
  expect(await keeper.get()).toBeNull();
  expect(await keeper.renew("old")).toBeNull();
  expect(seen).toEqual([null]);
  expect(requests).toHaveLength(1);
});

test("a lost connection signs nobody out: the token lasts its last seconds, and the next call asks again", async () => {
  const { time, keeper, requests, grant, answer, break: breakDown } = keeperWithServer();
  keeper.set(grant("last seconds"));

  time.sleep(9 * minutes + 45_000);
  const inTime = keeper.get();
  breakDown();
  expect(await inTime).toBe("last seconds");

  time.sleep(1 * minutes);
  const tooLate = keeper.get();
  breakDown();
  await expect(tooLate).rejects.toThrow("connection lost");

  const again = keeper.get();
  answer(grant("new"));
  expect(await again).toBe("new");
  expect(requests).toHaveLength(3);
});

test("whoever signs out during a refresh stays signed out", async () => {
  const { time, keeper, grant, answer } = keeperWithServer();
  keeper.set(grant("old"));
  time.sleep(11 * minutes);

  const call = keeper.get();
  keeper.set(null);
  answer(grant("too late"));

  expect(await call).toBeNull();
  expect(keeper.holding()).toBeNull();
});

test("whoever signs in as somebody else during a refresh is not overtaken by its answer", async () => {
  const { time, keeper, grant, requests } = keeperWithServer();
  keeper.set(grant("first person"));
  time.sleep(11 * minutes);

  const call = keeper.get();
  keeper.set(grant("second person"));
  requests[0]?.resolve(grant("first person again"));

  expect(await call).toBe("second person");
  expect(keeper.holding()?.accessToken).toBe("second person");
});

test("an answer that is no longer wanted does not end the refresh that followed it", async () => {
  const { time, keeper, grant, requests } = keeperWithServer();
  keeper.set(grant("a"));
  time.sleep(11 * minutes);
  const dropped = keeper.get();
  keeper.set(grant("b"));
  time.sleep(11 * minutes);

  const wanted = [keeper.get()];
  requests[0]?.resolve(grant("a2"));
  await dropped;
  wanted.push(keeper.get());
  requests[1]?.resolve(grant("b2"));

  expect(await Promise.all(wanted)).toEqual(["b2", "b2"]);
  expect(requests).toHaveLength(2);
});
