import type { Clock } from "../clock.ts";
import type { TokenKeeper } from "./token-keeper.ts";

/** Browsers fire a timer of more than 2^31 ms at once. */
const longestTimerMs = 2 ** 31 - 1;
const retryMs = 5_000;
/** Spreads the tabs of a browser, so that the first one's token reaches the others before they ask. */
const spreadMs = 10_000;

/**
 * Fetches the next token before the present one ends, so that an open socket never carries an expired one.
 * Timers stand still while a machine sleeps: call the returned `check` when it wakes.
 */
export function keepFresh(tokens: TokenKeeper, clock: Clock, random: () => number = Math.random) {
  let cancel: (() => void) | null = null;

  function check(): void {
    const holding = tokens.holding();
    if (!holding) return;

    // A refresh that fails leaves the holding as it is: the next call, or the next try here, finds out more.
    if (clock.now() >= holding.renewAt) tokens.renew(holding.accessToken).catch(() => schedule(retryMs));
    else schedule();
  }

  function schedule(atLeastMs = 0): void {
    cancel?.();
    cancel = null;

    const holding = tokens.holding();
    if (!holding || holding.renewAt === Number.POSITIVE_INFINITY) return;

    const spread = random() * Math.min(spreadMs, (holding.expiresAt - holding.renewAt) / 3);
    const wait = Math.max(holding.renewAt - clock.now() + spread, atLeastMs);
    cancel = clock.after(Math.min(wait, longestTimerMs), check, "inBackground");
  }

  const unsubscribe = tokens.subscribe(() => schedule());
  schedule();

  return {
    check,
    stop() {
      unsubscribe();
      cancel?.();
    },
  };
}
