import { randomUUID } from "node:crypto";
import { DomainError } from "@claw/contract";
import type { LimitedKeys, RateLimit, RateLimiter } from "@claw/core";
import { expect, test, vi } from "vitest";

/** What sign-in relies on, whoever counts. @param limiter called in each test; what it gives belongs to the suite */
export function testRateLimiter(what: string, limiter: () => RateLimiter & LimitedKeys): void {
  const rateOf = (limit: number, windowSeconds = 60): RateLimit => ({
    name: randomUUID(),
    limit,
    windowSeconds,
  });

  test(`${what} lets so many through and then none, with the seconds to wait`, async () => {
    const rate = rateOf(3);
    for (let use = 0; use < 3; use += 1) await limiter().consume(rate, "li");

    const refusal = limiter().consume(rate, "li");

    await expect(refusal).rejects.toBeInstanceOf(DomainError);
    await expect(refusal).rejects.toMatchObject({ code: "RATE_LIMITED", retryAfter: expect.closeTo(60, -1) });
  });

  test(`${what} lets exactly so many of fifty at once through`, async () => {
    const rate = rateOf(7);

    const results = await Promise.allSettled(Array.from({ length: 50 }, () => limiter().consume(rate, "li")));

    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(7);
  });

  test(`${what} counts each key and each bucket apart`, async () => {
    const [one, other] = [rateOf(1), rateOf(1)];
    await limiter().consume(one, "li");

    await limiter().consume(one, "han");
    await limiter().consume(other, "li");
    await expect(limiter().consume(one, "li")).rejects.toMatchObject({ code: "RATE_LIMITED" });
  });

  test(`${what} checks without counting`, async () => {
    const rate = rateOf(1);
    for (let look = 0; look < 5; look += 1) await limiter().check(rate, "li");
    await limiter().consume(rate, "li");

    await expect(limiter().check(rate, "li")).rejects.toMatchObject({
      code: "RATE_LIMITED",
      retryAfter: expect.closeTo(60, -1),
    });
  });

  test(`${what} says what is left and when it is whole again, with counting and without`, async () => {
    const rate = rateOf(3);
    expect(await limiter().peek(rate, "li")).toEqual({ limit: 3, remaining: 3, resetSeconds: 0 });

    const seconds = expect.closeTo(60, -1);
    expect(await limiter().consume(rate, "li")).toEqual({ limit: 3, remaining: 2, resetSeconds: seconds });
    expect(await limiter().consume(rate, "li")).toEqual({ limit: 3, remaining: 1, resetSeconds: seconds });
    expect(await limiter().peek(rate, "li")).toEqual({ limit: 3, remaining: 1, resetSeconds: seconds });
    await limiter().consume(rate, "li");
    await expect(limiter().consume(rate, "li")).rejects.toMatchObject({ limit: 3 });
    expect(await limiter().peek(rate, "li")).toEqual({ limit: 3, remaining: 0, resetSeconds: seconds });
  });

  test(`${what} holds one count against whichever limit a call brings`, async () => {
    const small = rateOf(2);
    const large = { ...small, limit: 4 };
    for (let use = 0; use < 2; use += 1) await limiter().consume(small, "li");

    await expect(limiter().check(small, "li")).rejects.toMatchObject({ code: "RATE_LIMITED", limit: 2 });
    expect(await limiter().consume(large, "li")).toMatchObject({ limit: 4, remaining: 1 });
    await expect(limiter().consume(small, "li")).rejects.toMatchObject({ code: "RATE_LIMITED", limit: 2 });
  });

  test(`${what} lets through again when the window has passed`, async () => {
    const rate = rateOf(1, 1);
    await limiter().consume(rate, "li");
    await expect(limiter().consume(rate, "li")).rejects.toMatchObject({
      code: "RATE_LIMITED",
      retryAfter: 1,
    });

    await vi.waitFor(() => limiter().check(rate, "li"), { timeout: 5_000, interval: 20 });
    await limiter().consume(rate, "li");
  });

  test(`${what} tells whom it refuses and until when, once each, and forgets those whose time has come`, async () => {
    const rate = rateOf(1);
    const short = rateOf(1, 1);
    const named = async () =>
      (await limiter().list()).filter(({ name }) => name === rate.name || name === short.name);
    await limiter().consume(rate, "li");
    await limiter().consume(short, "han");
    expect(await named()).toEqual([]);

    for (let use = 0; use < 3; use += 1)
      await limiter()
        .consume(rate, "li")
        .catch(() => undefined);
    await limiter()
      .check(short, "han")
      .catch(() => undefined);

    const [first, second] = await named();
    expect(first).toMatchObject({ ...rate, key: "li" });
    expect(Number(first?.until) - Date.now()).toBeGreaterThan(50_000);
    expect(second).toMatchObject({ ...short, key: "han" });
    await vi.waitFor(async () => expect((await named()).map(({ key }) => key)).toEqual(["li"]), {
      timeout: 5_000,
      interval: 20,
    });
  });

  test(`${what} lets go on at once who is cleared, and nobody else`, async () => {
    const rate = rateOf(1);
    for (const key of ["li", "han"]) {
      await limiter().consume(rate, key);
      await limiter()
        .consume(rate, key)
        .catch(() => undefined);
    }

    expect(await limiter().clear(rate.name, "li")).toBe(true);

    expect(await limiter().consume(rate, "li")).toMatchObject({ remaining: 0 });
    await expect(limiter().consume(rate, "han")).rejects.toMatchObject({ code: "RATE_LIMITED" });
    await expect(limiter().consume(rate, "li")).rejects.toMatchObject({ code: "RATE_LIMITED" });
    const keys = (await limiter().list()).filter(({ name }) => name === rate.name).map(({ key }) => key);
    expect(keys.sort()).toEqual(["han", "li"]);
    expect(await limiter().clear(rate.name, "nobody")).toBe(false);
  });
}
