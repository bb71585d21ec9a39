import { listDescendants, readCoreBusySeconds, readProcess } from "../process/processor-time.ts";

/** What a process used of the machine over a time. Null where the system does not tell. */
export type Reading = {
  seconds: number;
  cpuSeconds: number | null;
  /** The same for the processes that it has started: PostgreSQL. */
  childrenCpuSeconds: number | null;
  /** Use of its core by others, 0 to 1; the kernel's own work for the network is in it. */
  foreignShare: number | null;
};

/**
 * Begins to measure a process; the function returned gives what has been used since.
 * @param core where it is pinned; null: nowhere
 */
export function startGauge(pid: number, core: number | null): () => Reading {
  const children = listDescendants(pid);
  const look = () => ({
    at: performance.now(),
    cpu: readProcess(pid)?.cpuSeconds ?? null,
    children: sum(children.map((child) => readProcess(child)?.cpuSeconds ?? null)),
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
      childrenCpuSeconds: difference(after.children, before.children),
      foreignShare: cpuSeconds === null || busy === null ? null : Math.max(0, (busy - cpuSeconds) / seconds),
    };
  };
}

function difference(after: number | null, before: number | null): number | null {
  return after === null || before === null ? null : after - before;
}

function sum(values: readonly (number | null)[]): number | null {
  return values.length === 0 ? null : values.reduce<number>((total, value) => total + (value ?? 0), 0);
}
