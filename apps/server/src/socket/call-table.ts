import { DomainError } from "@claw/contract";

/** Given by the client; its answers carry it. */
export type CallId = string | number;

export type CallLimits = { subscriptions: number; calls: number };

/** What is under way on one socket. */
export type CallTable = {
  readonly subscriptions: number;
  /**
   * Enters a call. TOO_MANY_IN_FLIGHT beyond the limits; INVALID_INPUT for an id in use, since its second answer would
   * be mistaken for the end of the first.
   */
  begin(id: CallId): void;
  /** The same for a subscription, which the signal ends. */
  beginSubscription(id: CallId): AbortSignal;
  /** Its last answer is about to leave. */
  end(id: CallId): void;
  stopSubscription(id: CallId): void;
  stopSubscriptions(): void;
};

export function createCallTable(limits: CallLimits): CallTable {
  const calls = new Set<CallId>();
  const subscriptions = new Map<CallId, AbortController>();

  function requireRoom(id: CallId, taken: number, limit: number, what: string): void {
    if (calls.has(id) || subscriptions.has(id)) {
      throw new DomainError("INVALID_INPUT", { message: "This id is in use on this socket." });
    }
    if (taken >= limit) {
      throw new DomainError("TOO_MANY_IN_FLIGHT", { message: `At most ${limit} ${what} on one socket.` });
    }
  }

  return {
    get subscriptions() {
      return subscriptions.size;
    },
    begin(id) {
      requireRoom(id, calls.size, limits.calls, "calls at once");
      calls.add(id);
    },
    beginSubscription(id) {
      requireRoom(id, subscriptions.size, limits.subscriptions, "subscriptions");
      const stopping = new AbortController();
      subscriptions.set(id, stopping);

      return stopping.signal;
    },
    end(id) {
      calls.delete(id);
      subscriptions.delete(id);
    },
    stopSubscription: (id) => subscriptions.get(id)?.abort(),
    stopSubscriptions() {
      for (const stopping of subscriptions.values()) stopping.abort();
    },
  };
}
