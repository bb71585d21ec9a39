import { DomainError } from "@claw/contract";
import type { RateLimit, RateLimiter, RateState } from "../../src/auth/ports.ts";
import type { Clock } from "../../src/runtime/ports.ts";

type Window = { used: number; endsAt: number };

/** Fixed windows on the clock of the test. */
export function windowRateLimiter(clock: Clock): RateLimiter {
  const windows = new Map<string, Window>();

  function windowOf({ name, windowSeconds }: RateLimit, key: string): Window {
    const id = `${name} ${key}`;
    const now = clock.now().getTime();
    const known = windows.get(id);
    if (known && now < known.endsAt) return known;

    const fresh = { used: 0, endsAt: now + windowSeconds * 1000 };
    windows.set(id, fresh);
    return fresh;
  }

  function refuseAt(rate: RateLimit, window: Window): void {
    if (window.used < rate.limit) return;

    const retryAfter = Math.ceil((window.endsAt - clock.now().getTime()) / 1000);
    throw new DomainError("RATE_LIMITED", { message: "Too many attempts.", retryAfter });
  }

  function stateOf({ limit }: RateLimit, { used, endsAt }: Window): RateState {
    const resetSeconds = used === 0 ? 0 : Math.ceil((endsAt - clock.now().getTime()) / 1000);

    return { limit, remaining: Math.max(0, limit - used), resetSeconds };
  }

  return {
    async consume(rate, key) {
      const window = windowOf(rate, key);
      refuseAt(rate, window);
      window.used += 1;
      return stateOf(rate, window);
    },
    async check(rate, key) {
      refuseAt(rate, windowOf(rate, key));
    },
    async peek(rate, key) {
      return stateOf(rate, windowOf(rate, key));
    },
  };
}

/** Uses a limit up. */
export async function exhaust(limiter: RateLimiter, rate: RateLimit, key: string): Promise<void> {
  for (let use = 0; use < rate.limit; use += 1) await limiter.consume(rate, key);
}
