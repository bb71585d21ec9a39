/** Where things are in this workspace, and how its tools are started. Plain JavaScript: it runs before anything is installed. */

import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url)).replace(/[\\/]$/, "");

const windows = process.platform === "win32";

/** The workspace's own Node, a development dependency: the system's may be too old to run TypeScript. */
export const nodeBinary = join(root, "node_modules", "node", "bin", windows ? "node.exe" : "node");

/** The server as it is built: what people run, and what tests and benchmarks that have just built it start. */
export const builtServer = "apps/server/dist/main.js";

/** The exact package manager, such as `pnpm@12.21.0`. Its one home is `packageManager` in package.json. */
export const packageManager = readJson(join(root, "package.json")).packageManager;

export function readJson(path) {
  return JSON.parse(readFileSync(path, "utf8"));
}

/** Every workspace folder that has a package.json, relative to the root, the root itself excepted. */
export function workspaceFolders() {
  const parents = ["apps", "packages", "tools"].filter((parent) => existsSync(join(root, parent)));
  const children = parents.flatMap((parent) =>
    readdirSync(join(root, parent)).map((name) => join(parent, name)),
  );

  return [...children, "benchmarks"]
    .filter((folder) => existsSync(join(root, folder, "package.json")))
    .sort();
}

/** The environment of every tool: the workspace's binaries first, and nobody phones home. */
export function toolEnvironment() {
  const separator = windows ? ";" : ":";

  return {
    ...process.env,
    PATH: [join(root, "node_modules", ".bin"), process.env.PATH].filter(Boolean).join(separator),
    DO_NOT_TRACK: "1",
    TURBO_TELEMETRY_DISABLED: "1",
    TURBO_NO_UPDATE_NOTIFIER: "1",
    CHECKPOINT_DISABLE: "1",
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
  };
}

const running = new Set();

/**
 * Runs a program to its end and resolves to `{ code, output }`; never rejects for a failing program.
 * `capture` keeps stdout and stderr in `output` instead of showing them.
 *
 * Each program leads a process group of its own, so that stopping it stops what it started as well.
 */
export function run(command, args, { capture = false, cwd = root, env = {}, shell = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...toolEnvironment(), ...env },
      shell: shell || (windows && command === "npx"),
      detached: !windows,
      stdio: ["ignore", capture ? "pipe" : "inherit", capture ? "pipe" : "inherit"],
    });
    let output = "";

    running.add(child);
    child.stdout?.setEncoding("utf8").on("data", (text) => (output += text));
    child.stderr?.setEncoding("utf8").on("data", (text) => (output += text));
    child.on("error", (error) => finish(127, error.message));
    child.on("close", (code, signal) => finish(code ?? 1, signal ? `stopped by ${signal}` : ""));

    function finish(code, note) {
      running.delete(child);
      resolve({ code, output: note ? `${output}\n${note}` : output });
    }
  });
}

/** Runs the workspace's package manager, which npx fetches where it is missing. */
export function runPnpm(args, options) {
  return run("npx", ["-y", packageManager, ...args], options);
}

/** Runs a JavaScript or TypeScript file with the workspace's Node. */
export function runNode(args, options) {
  return run(nodeBinary, args, options);
}

function stopRunning(signal) {
  for (const child of running) {
    try {
      process.kill(windows ? child.pid : -child.pid, signal);
    } catch (error) {
      if (error.code !== "ESRCH") throw error;
    }
  }
}

const signalNumbers = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 };

/**
 * Ctrl-C and SIGTERM stop the steps under way and then this process, without a stack trace.
 * Returns `release`, which hands the signals back.
 */
export function stopOnSignals() {
  const handlers = Object.entries(signalNumbers).map(([signal, number]) => {
    const handler = () => exitAfterSteps(128 + number);
    process.once(signal, handler);

    return { signal, handler };
  });

  return {
    release() {
      for (const { signal, handler } of handlers) process.off(signal, handler);
    },
  };
}

function exitAfterSteps(code) {
  process.exitCode = code;
  if (running.size === 0) process.exit(code);

  for (const child of running) child.once("close", () => running.size === 0 && process.exit(code));
  stopRunning("SIGTERM");
  setTimeout(() => {
    stopRunning("SIGKILL");
    process.exit(code);
  }, 3000).unref();
}
