import type { RunningServer } from "@claw/testing/server";
import { openProbe, type Probe } from "../probe/open-probe.ts";
import { probeOptions } from "../probe/probe-options.ts";
import { type StartClawOptions, startClaw } from "./start-claw.ts";

export type ProbedClaw = { server: RunningServer; probe: Probe };

/** A server that tells how much memory it uses. It ends with `stack`. */
export async function startProbedClaw(
  options: Omit<StartClawOptions, "nodeOptions">,
  stack: AsyncDisposableStack,
): Promise<ProbedClaw> {
  const { path, env, nodeOptions } = probeOptions();
  const server = await startClaw({ ...options, env: { ...options.env, ...env }, nodeOptions }, stack);
  const probe = stack.use(await openProbe(path));

  return { server, probe };
}
