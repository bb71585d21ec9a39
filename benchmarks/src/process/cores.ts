import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** Which core serves, and which one makes the load. */
export type Cores = { subject: number; load: number };

/** Two cores that this process may use; null where there is one only, or no way to choose (no taskset). */
export function findCores(): Cores | null {
  if (process.platform !== "linux" || spawnSync("taskset", ["-p", String(process.pid)]).status !== 0)
    return null;

  const allowed = /^Cpus_allowed_list:\s*(\S+)$/m.exec(readFileSync("/proc/self/status", "utf8"))?.[1] ?? "";
  const [subject, load] = allowed.split(",").flatMap(coresInRange);

  return subject === undefined || load === undefined ? null : { subject, load };
}

/** `0-3` or `5`. */
function coresInRange(range: string): number[] {
  const [first = 0, last = first] = range.split("-").map(Number);

  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** Moves a running process with all its threads to a core. What it starts later stays there as well. */
export function pin(pid: number, core: number): void {
  execFileSync("taskset", ["-a", "-c", "-p", String(core), String(pid)], { stdio: "ignore" });
}
