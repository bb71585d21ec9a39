import { readdirSync, readFileSync } from "node:fs";

/** Linux counts processor time for programs in hundredths of a second (USER_HZ). */
const tickSeconds = 0.01;

type ProcessFacts = { parent: number; cpuSeconds: number };

/** What a process has used so far, all its threads together; null where the system does not tell, or it has ended. */
export function readProcess(pid: number): ProcessFacts | null {
  const text = readIfThere(`/proc/${pid}/stat`);
  if (text === null) return null;

  // The name before it may hold anything (proc_pid_stat(5)). From here: state, parent, …, user and system time.
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");

  return {
    parent: Number(fields[1]),
    cpuSeconds: (Number(fields[11]) + Number(fields[12])) * tickSeconds,
  };
}

/** All processes that a process has started, and those that they have. */
export function listDescendants(pid: number): number[] {
  if (process.platform !== "linux") return [];

  const all = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map((name) => ({ pid: Number(name), parent: readProcess(Number(name))?.parent }));
  const below = (parent: number): number[] =>
    all.filter((one) => one.parent === parent).flatMap((one) => [one.pid, ...below(one.pid)]);

  return below(pid);
}

/** How long a core has been busy since the machine started; null where the system does not tell. */
export function readCoreBusySeconds(core: number): number | null {
  const line = readIfThere("/proc/stat")
    ?.split("\n")
    .find((text) => text.startsWith(`cpu${core} `));
  if (line === undefined) return null;

  // user, nice, system, idle, iowait, irq, softirq, steal (proc_stat(5))
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0, steal = 0] = line
    .split(" ")
    .slice(1)
    .map(Number);

  return (user + nice + system + irq + softirq + steal) * tickSeconds;
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch {
    // No such process any more, or no such file system: either way there is nothing to read.
    return null;
  }
}
