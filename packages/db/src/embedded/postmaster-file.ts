import { join } from "node:path";
import { readIfThere } from "./read-if-there.ts";

/** What a running PostgreSQL writes about itself (`postmaster.pid`, src/include/utils/pidfile.h). */
export type Postmaster = {
  readonly pid: number;
  readonly port: number;
  readonly status: "starting" | "stopping" | "ready" | "standby" | null;
};

const statuses = ["starting", "stopping", "ready", "standby"] as const;

/** Null when there is no such file, or when it holds no number yet. */
export async function readPostmasterFile(cluster: string): Promise<Postmaster | null> {
  const text = await readIfThere(postmasterFile(cluster));
  const lines = text?.split("\n") ?? [];
  const pid = Number.parseInt(lines[0] ?? "", 10);
  if (!(pid > 0)) {
    return null;
  }

  const status = statuses.find((known) => known === lines[7]?.trim()) ?? null;
  return { pid, port: Number.parseInt(lines[3] ?? "", 10) || 0, status };
}

export function postmasterFile(cluster: string): string {
  return join(cluster, "postmaster.pid");
}
