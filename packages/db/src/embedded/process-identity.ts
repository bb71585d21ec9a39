import { readFile } from "node:fs/promises";
import { isErrno } from "./read-if-there.ts";

export type ProcessIdentity = {
  readonly pid: number;
  /** When the process started, in whatever the system counts; null where that cannot be read (outside Linux). */
  readonly startedAt: string | null;
};

/** Names a running process so that it is not mistaken for a later one with the same pid. */
export async function identifyProcess(pid: number): Promise<ProcessIdentity> {
  const [fields, boot] = await Promise.all([readStat(pid), readProc("/proc/sys/kernel/random/boot_id")]);
  const ticks = fields?.[19];

  return { pid, startedAt: ticks && boot ? `${boot.trim()} ${ticks}` : null };
}

/** Whether that very process still runs. */
export async function isRunning({ pid, startedAt }: ProcessIdentity): Promise<boolean> {
  if (!(await hasProcess(pid))) {
    return false;
  }

  const now = await identifyProcess(pid);
  return startedAt === null || now.startedAt === null || now.startedAt === startedAt;
}

/** Whether a process with that pid runs. One that has ended and waits to be reaped does not. */
export async function hasProcess(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return isErrno(error) && error.code === "EPERM";
  }

  const fields = await readStat(pid);
  return fields?.[0] !== "Z";
}

/** The command line of a process; null where the system does not show it. */
export async function readCommandLine(pid: number): Promise<string | null> {
  return readProc(`/proc/${pid}/cmdline`);
}

/** From field 3 (state) on, so that field 22 (starttime) has index 19; see proc_pid_stat(5). */
async function readStat(pid: number): Promise<readonly string[] | null> {
  const stat = await readProc(`/proc/${pid}/stat`);

  return stat?.slice(stat.lastIndexOf(")") + 2).split(" ") ?? null;
}

/** Null where there is no /proc, or the process has gone meanwhile. */
async function readProc(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch {
    return null;
  }
}
