import type { Clock, LeaseBook } from "@claw/core";
import { hearLease, type LeasesWord } from "./presence-word.ts";

export type OtherProcessesOptions = {
  clock: Clock;
  /** Where their leases are kept. */
  seen: LeaseBook;
  /** How long a process that says nothing is believed to live. */
  lifeMs: number;
};

/** The other processes, and which leases are theirs. A process that falls silent takes its leases along. */
export type OtherProcesses = {
  /** It has said something. False where not all of its leases are known. */
  hear(processId: string): boolean;
  learn(processId: string, word: LeasesWord): void;
  forget(processId: string): void;
  forgetSilent(): void;
};

type Other = {
  aliveUntil: number;
  leaseIds: Set<string>;
  /** While it tells everything: what it has told so far. */
  retold: Set<string> | null;
  isWhole: boolean;
};

export function createOtherProcesses({ clock, seen, lifeMs }: OtherProcessesOptions): OtherProcesses {
  const others = new Map<string, Other>();

  function meet(processId: string): Other {
    const known = others.get(processId);
    const other = known ?? { aliveUntil: 0, leaseIds: new Set(), retold: null, isWhole: false };
    other.aliveUntil = clock.now().getTime() + lifeMs;
    others.set(processId, other);

    return other;
  }

  function drop(other: Other, leaseId: string): void {
    // A session's lease may be another process's by now.
    if (other.leaseIds.delete(leaseId)) seen.end(leaseId);
  }

  function forget(processId: string): void {
    const other = others.get(processId);
    if (!other) return;

    for (const leaseId of [...other.leaseIds]) drop(other, leaseId);
    others.delete(processId);
  }

  return {
    hear: (processId) => meet(processId).isWhole,
    learn(processId, { held, ended, first, last }) {
      const other = meet(processId);
      const now = clock.now().getTime();
      if (first) other.retold = new Set();

      for (const told of held) {
        for (const each of others.values()) each.leaseIds.delete(told.id);
        other.leaseIds.add(told.id);
        other.retold?.add(told.id);
        seen.hold(hearLease(told, now));
      }
      for (const leaseId of ended) drop(other, leaseId);

      const { retold } = other;
      if (!last || !retold) return;
      for (const leaseId of [...other.leaseIds]) if (!retold.has(leaseId)) drop(other, leaseId);
      other.retold = null;
      other.isWhole = true;
    },
    forget,
    forgetSilent() {
      const now = clock.now().getTime();
      for (const [processId, { aliveUntil }] of [...others]) if (aliveUntil <= now) forget(processId);
    },
  };
}
