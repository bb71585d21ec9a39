import { readCoreBusySeconds, readProcess } from "../process/processor-time.ts";

/** A process that is measured, and those that work for it. */
export type Gauged = {
  pid: number;
  /** By the name that the tables give them: `PostgreSQL`, `Redis`. */
  helpers: Readonly<Record<string, readonly number[]>>;
};

/** What a process used of the machine over a time. Null where the system does not tell. */
export type Reading = {
  seconds: number;
  cpuSeconds: number | null;
  helpers: Readonly<Record<string, number | null>>;
  /** Use of its core by others, 0 to 1; the kernel's own work for the network is in it. */
  foreignShare: number | null;
};

/**
 * Begins to measure a process; the function returned gives what has been used since.
 * @param core where it is pinned; null: nowhere
 */
export function startGauge({ pid, helpers }: Gauged, core: number | null): () => Reading {
  const look = () => ({
    at: performance.now(),
    cpu: cpuOf([pid]),
    helpers: Object.entries(helpers).map(([name, pids]) => [name, cpuOf(pids)] as const),
    busy: core === null ? null : readCoreBusySeconds(core),
  });
  const before = look();

  return () => {
    const after = look();
    const seconds = (after.at - before.at) / 1000;
    const cpuSeconds = difference(after.cpu, before.cpu);
    const busy = difference(after.busy, before.busy);

    return {
      seconds,
      cpuSeconds,
      helpers: Object.fromEntries(
        after.helpers.map(([name, cpu], index) => [
          name,
          difference(cpu, before.helpers[index]?.[1] ?? null),
        ]),
      ),
      foreignShare: cpuSeconds === null || busy === null ? null : Math.max(0, (busy - cpuSeconds) / seconds),
    };
  };
}

/** Of all of them that are there; null where none is. */
function cpuOf(pids: readonly number[]): number | null {
  const known = pids.map((pid) => readProcess(pid)?.cpuSeconds ?? null).filter((cpu) => cpu !== null);

  return known.length === 0 ? null : known.reduce((sum, cpu) => sum + cpu, 0);
}

function difference(after: number | null, before: number | null): number | null {
  return after === null || before === null ? null : after - before;
}
