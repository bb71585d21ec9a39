import type { Clock } from "../clock.ts";
import type { Grant } from "./grant.ts";

/** Undefined: not known yet. Null: signed out. */
export type Holding = Grant | null | undefined;

export type TokenKeeper = {
  holding(): Holding;
  /** A token that will last a while; null when signed out. Waits where one has to be fetched first. */
  get(): Promise<string | null>;
  /** A token other than the one that was refused; null when there is none. All callers share one refresh. */
  renew(refused: string | null): Promise<string | null>;
  /** Signs in or out. What is being fetched meanwhile is dropped. */
  set(holding: Grant | null): void;
  /** Calls the listener after each change, until the returned function is called. */
  subscribe(listener: (holding: Holding) => void): () => void;
};

export type TokenKeeperOptions = {
  /**
   * Fetches a grant; null when signed out, an error when it could not be found out.
   * `isWanted` turns false when somebody signed in or out meanwhile, and the result will be dropped.
   */
  fetchGrant(isWanted: () => boolean): Promise<Grant | null>;
  clock: Clock;
};

/** Keeps an access token, in memory only, and fetches it anew: once, however many callers ask. */
export function createTokenKeeper({ fetchGrant, clock }: TokenKeeperOptions): TokenKeeper {
  const listeners = new Set<(holding: Holding) => void>();
  let holding: Holding;
  let flight: Promise<string | null> | null = null;
  let refused: string | null = null;
  let changes = 0;

  function set(next: Grant | null): void {
    holding = next;
    refused = null;
    flight = null;
    changes += 1;
    for (const listener of [...listeners]) listener(next);
  }

  async function fly(): Promise<string | null> {
    const before = changes;
    const isWanted = () => changes === before;

    try {
      const grant = await fetchGrant(isWanted);
      if (isWanted()) set(grant);
    } finally {
      if (isWanted()) flight = null;
    }

    return holding?.accessToken ?? null;
  }

  function join(): Promise<string | null> {
    flight ??= fly();

    return flight;
  }

  async function get(): Promise<string | null> {
    if (holding === null) return null;
    if (!holding) return join();

    const { accessToken, expiresAt, renewAt } = holding;
    if (accessToken === refused) return join();
    if (clock.now() < renewAt) return accessToken;

    try {
      return await join();
    } catch (error) {
      // The server cannot be reached: the token that is still good for some seconds will do.
      if (clock.now() < expiresAt) return accessToken;
      throw error;
    }
  }

  async function renew(token: string | null): Promise<string | null> {
    if (holding === null) return null;
    if (holding && holding.accessToken !== token) return get();

    refused = token;
    return join();
  }

  return {
    holding: () => holding,
    get,
    renew,
    set,
    subscribe(listener) {
      listeners.add(listener);

      return () => listeners.delete(listener);
    },
  };
}
