/** `npm run dev`: the server restarting on change, and Vite's dev server of each client; all stop together. */

import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { command, install, runTasks } from "./steps.mjs";
import { nodeBinary, readJson, root, stopOnSignals, toolEnvironment } from "./workspace.mjs";

await command(async () => {
  const steps = stopOnSignals();

  await install();
  await runTasks("Generating the database client", ["generate"]);
  steps.release();

  const server = start(
    "server",
    nodeBinary,
    ["--watch", "--watch-preserve-output", "apps/server/src/main.ts"],
    root,
  );
  process.exitCode = await untilOneEnds([server, ...clients().map(startClient)]);
});

function clients() {
  const folders = ["apps/web", "apps/admin"].map((folder) => join(root, folder));

  return folders.filter((folder) => {
    const manifest = join(folder, "package.json");
    return existsSync(manifest) && readJson(manifest).scripts?.dev !== undefined;
  });
}

function startClient(folder) {
  const PATH = [join(folder, "node_modules", ".bin"), toolEnvironment().PATH].join(delimiter);

  return start(folder, readJson(join(folder, "package.json")).scripts.dev, [], folder, {
    shell: true,
    env: { PATH },
  });
}

function start(name, program, args, cwd, { shell = false, env = {} } = {}) {
  const child = spawn(program, args, {
    cwd,
    shell,
    env: { ...toolEnvironment(), ...env },
    detached: process.platform !== "win32",
    stdio: ["ignore", "inherit", "inherit"],
  });

  return {
    name,
    child,
    ended: new Promise((resolve) => child.on("close", (code) => resolve({ name, code }))),
  };
}

/** Resolves to the exit code once every process has ended; the first to end, or Ctrl-C, stops the others. */
async function untilOneEnds(processes) {
  let asked = false;

  function stopAll() {
    asked = true;
    for (const { child } of processes) stopGroup(child);
  }

  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, stopAll);
  const first = await Promise.race(processes.map(({ ended }) => ended));
  if (!asked) console.error(`${first.name} ended (${first.code ?? "killed"}): stopping the others.`);
  const code = asked ? 0 : (first.code ?? 1);

  stopAll();
  await Promise.all(processes.map(({ ended }) => ended));

  return code;
}

function stopGroup(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;

  try {
    process.kill(process.platform === "win32" ? child.pid : -child.pid, "SIGTERM");
  } catch (error) {
    if (error.code !== "ESRCH") throw error;
  }
}
