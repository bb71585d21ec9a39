import type { Clock } from "../../runtime/ports.ts";
import type { Lease } from "../ports.ts";
import { createDeadlines } from "./deadlines.ts";
import { createGathering } from "./gathering.ts";
import { isOver, isSame, isTyping, looksSame, nextEnd } from "./lease-ends.ts";
import { createLeaseIndex } from "./lease-index.ts";

export type LeaseBookOptions = {
  /** One that does not jump, or typists stay. */
  clock: Clock;
  /** Changes within so many milliseconds are told as one. */
  gatherMs?: number;
  /** Each change at once, also one that nobody can see, such as a later end. Ended and expired leases too. */
  onChange?(lease: Lease): void;
};

/** Leases in memory. They end by themselves with their time. */
export type LeaseBook = Disposable & {
  find(leaseId: string): Lease | null;
  hold(lease: Lease): void;
  end(leaseId: string): void;
  all(): Iterable<Lease>;
  /** Those who are there, in all organizations. */
  people(): ReadonlySet<string>;
  list(organizationId: string): readonly Lease[];
  watch(organizationId: string, heed: () => void): () => void;
};

export const usualGatherMs = 50;

export function openLeaseBook(options: LeaseBookOptions): LeaseBook {
  const { clock, gatherMs = usualGatherMs, onChange } = options;
  const leases = createLeaseIndex();
  const watchers = new Map<string, Set<() => void>>();
  /** Ids of leases of which something ends by itself. */
  const timed = new Set<string>();

  const changed = createGathering<string>(gatherMs, (organizationIds) => {
    for (const organizationId of organizationIds) {
      for (const heed of [...(watchers.get(organizationId) ?? [])]) heed();
    }
  });
  const deadlines = createDeadlines(clock, (now) => {
    let next = Number.POSITIVE_INFINITY;
    for (const id of [...timed]) next = Math.min(next, settle(id, now));

    return next;
  });

  function tell(organizationId: string): void {
    if (watchers.has(organizationId)) changed.add(organizationId);
  }

  function settle(leaseId: string, now: number): number {
    const lease = leases.get(leaseId);
    if (!lease || isOver(lease, now)) {
      end(leaseId);
      return Number.POSITIVE_INFINITY;
    }
    if (isTyping(lease, now) || lease.typingUntil === 0) return nextEnd(lease);

    const silent = { ...lease, typingUntil: 0 };
    hold(silent);
    return nextEnd(silent);
  }

  function hold(lease: Lease): void {
    const before = leases.get(lease.id);
    if (before && isSame(before, lease)) return;

    leases.put(lease);
    const next = nextEnd(lease);
    if (Number.isFinite(next)) timed.add(lease.id);
    else timed.delete(lease.id);
    deadlines.expect(next);

    onChange?.(lease);
    // What ran out a moment ago may have been seen so or so.
    const isOverdue = before !== undefined && nextEnd(before) <= clock.now().getTime();
    if (!before || isOverdue || !looksSame(before, lease)) tell(lease.organizationId);
    if (before && before.organizationId !== lease.organizationId) tell(before.organizationId);
  }

  function end(leaseId: string): void {
    const lease = leases.get(leaseId);
    timed.delete(leaseId);
    if (!lease) return;

    leases.remove(leaseId);
    onChange?.(lease);
    tell(lease.organizationId);
  }

  return {
    find(leaseId) {
      const lease = leases.get(leaseId);
      return lease && !isOver(lease, clock.now().getTime()) ? lease : null;
    },
    hold,
    end,
    all: leases.all,
    people() {
      const now = clock.now().getTime();
      const people = new Set<string>();
      for (const lease of leases.all()) if (!isOver(lease, now)) people.add(lease.userId);

      return people;
    },
    list(organizationId) {
      const now = clock.now().getTime();
      return leases.of(organizationId).filter((lease) => !isOver(lease, now));
    },
    watch(organizationId, heed) {
      const heeding = watchers.get(organizationId) ?? new Set();
      watchers.set(organizationId, heeding.add(heed));

      return () => {
        heeding.delete(heed);
        if (heeding.size === 0 && watchers.get(organizationId) === heeding) watchers.delete(organizationId);
      };
    },
    [Symbol.dispose]() {
      changed[Symbol.dispose]();
      deadlines[Symbol.dispose]();
    },
  };
}
