import { DomainError } from "@claw/contract";

export type WorkLimit = <Result>(work: () => Promise<Result>) => Promise<Result>;

/**
 * Runs at most `concurrency` pieces of work at once and lets `queueLimit` more wait, first come first served.
 * UNAVAILABLE with `retryAfter` for whoever comes to a full queue.
 */
export function createWorkLimit({
  concurrency,
  queueLimit,
}: {
  concurrency: number;
  queueLimit: number;
}): WorkLimit {
  const waiting: (() => void)[] = [];
  let running = 0;

  async function enter(): Promise<void> {
    if (running < concurrency) {
      running += 1;
      return;
    }
    if (waiting.length >= queueLimit) {
      throw new DomainError("UNAVAILABLE", { message: "Too many people sign in at once.", retryAfter: 2 });
    }

    // Whoever leaves hands its place on, so `running` stays as it is.
    await new Promise<void>((resolve) => waiting.push(resolve));
  }

  function leave(): void {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }

  return async (work) => {
    await enter();
    try {
      return await work();
    } finally {
      leave();
    }
  };
}
