/** The steps that the commands share. Each prints short lines, and on failure what failed and how to go on. */

import {
  clearStamp,
  installedFilesExist,
  installFingerprint,
  sourceFingerprint,
  stampMatches,
  writeStamp,
} from "./fingerprint.mjs";
import { packageManager, run, runNode, runPnpm } from "./workspace.mjs";

/** A step that failed; its message is meant for the person, without a stack. */
export class StepFailed extends Error {}

/** Runs a command's steps and ends the process: 1, and the reason in plain text, when one of them failed. */
export async function command(steps) {
  try {
    await steps();
  } catch (error) {
    const text = error instanceof StepFailed ? error.message : error.stack;

    // Once a signal has set the exit code, a step that it cut short is no failure to tell of.
    if (process.exitCode === undefined) console.error(`\n${text}`);
    process.exitCode ??= 1;
  }
}

/** Waits for all of the steps, and throws what is wrong with any of them. */
export async function all(steps) {
  const results = await Promise.allSettled(steps);
  const reasons = results.flatMap(({ reason }) => reason ?? []);

  if (reasons.length === 1) throw reasons[0];
  if (reasons.length > 1) throw new StepFailed(reasons.map(({ message }) => message).join("\n\n"));
}

/** Installs what the lock file asks for, unless that is what is installed. */
export async function install() {
  const fingerprint = installFingerprint();
  if (installedFilesExist() && stampMatches("install", fingerprint)) return;

  clearStamp("install");
  const result = await announced("Installing dependencies", () =>
    runPnpm(["install", "--frozen-lockfile"], { capture: true, env: { CI: "true" } }),
  );

  if (result.code !== 0) {
    throw new StepFailed(
      [
        tail(result.output),
        "",
        "The dependencies could not be installed; the lines above say why.",
        "No network: npm's registry must be reachable for the first start (npm config get registry).",
        `Changed a package.json: run "npx ${packageManager} install" once to bring pnpm-lock.yaml up to date.`,
        "Then run the same command again.",
      ].join("\n"),
    );
  }

  writeStamp("install", fingerprint);
}

const taskFailures = {
  generate: "the database client could not be generated (packages/db, from prisma/schema)",
  build: "a client or the server could not be built (apps/*)",
  typecheck: "the type check failed",
};

/** Runs Turbo's tasks over the workspace, unless nothing has changed since they last succeeded. */
export async function runTasks(label, tasks) {
  const stamp = `tasks-${tasks.join("-")}`;
  if (stampMatches(stamp, sourceFingerprint())) return;

  clearStamp(stamp);
  const result = await announced(label, () =>
    runPnpm(
      ["exec", "turbo", "run", ...tasks, "--continue", "--output-logs=errors-only", "--log-order=grouped"],
      {
        capture: true,
      },
    ),
  );

  if (result.code !== 0) {
    const failed = tasks.filter((task) => new RegExp(`#${task}\\b|:${task}\\b`).test(result.output));
    const reasons = (failed.length > 0 ? failed : tasks).map((task) => taskFailures[task]);

    throw new StepFailed(
      [tail(result.output, 200), "", `${label} failed: ${reasons.join(", or ")}.`].join("\n"),
    );
  }

  writeStamp(stamp, sourceFingerprint());
}

/** Formatting and language rules (Biome), then the rules that keep the layers apart (tools/lint). Shows what it finds. */
export async function lint(paths = []) {
  const biome = await run("biome", [
    "check",
    "--error-on-warnings",
    "--max-diagnostics=100",
    ...(paths.length > 0 ? paths : ["."]),
  ]);
  const rules = await runNode(["tools/lint/src/main.ts"]);

  if (biome.code !== 0)
    throw new StepFailed('Lint failed (Biome). "npm run format" repairs what can be repaired.');
  if (rules.code !== 0)
    throw new StepFailed("Lint failed (architecture rules, tools/lint). The lines above say how.");
}

async function announced(label, work) {
  const started = performance.now();
  const seconds = () => Math.round((performance.now() - started) / 1000);
  const heartbeat = setInterval(() => console.log(`  still at it (${seconds()} s)`), 15_000);

  console.log(`${label} …`);
  try {
    const result = await work();
    if (result.code === 0) console.log(`  done (${seconds()} s)`);

    return result;
  } finally {
    clearInterval(heartbeat);
  }
}

function tail(text, lines = 40) {
  return text.trimEnd().split("\n").slice(-lines).join("\n");
}
