import { randomUUID } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serverProgram } from "@claw/testing/server";

export type ProbeOptions = {
  /** Where the probe will listen. */
  path: string;
  env: Readonly<Record<string, string>>;
  nodeOptions: readonly string[];
};

/** How a server must be started so that it can be asked about its memory. */
export function probeOptions(): ProbeOptions {
  const path = join(tmpdir(), `claw-probe-${randomUUID()}.sock`);
  const preload = new URL("./preload.ts", import.meta.url).href;

  return {
    path,
    env: { BENCHMARK_PROBE: path, BENCHMARK_PROBED: serverProgram },
    nodeOptions: [`--import=${preload}`],
  };
}
