/** Starts the server as a child that lives exactly as long as this process. */

import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { StepFailed } from "./steps.mjs";
import { builtServer, nodeBinary, root } from "./workspace.mjs";

/** A terminal's Ctrl-C arrives here several times: from the process group, and from npm. One is meant. */
const repeatMs = 2000;
/** The server finishes what it is doing first; this is when waiting for it ends. */
const stopMs = 60_000;

/**
 * Serves until the server ends or this process is told to stop, and resolves to the exit code.
 *
 * The IPC channel carries no messages: when this process dies, however it dies, the channel closes and the
 * server shuts itself down. The server's own process group is ours, so that Ctrl-C reaches both.
 */
export function launchServer(nodeArguments = []) {
  if (!existsSync(nodeBinary) || !existsSync(join(root, builtServer))) {
    throw new StepFailed('Nothing is installed and built yet. "npm start" installs, builds and serves.');
  }

  const server = spawn(nodeBinary, [...nodeArguments, builtServer, ...process.argv.slice(2)], {
    cwd: root,
    stdio: ["inherit", "inherit", "inherit", "ipc"],
  });
  let lastSignal = Number.NEGATIVE_INFINITY;
  let stopping = false;

  function stop(signal) {
    if (performance.now() - lastSignal < repeatMs) return;

    lastSignal = performance.now();
    stopping = true;
    server.kill(signal);
    setTimeout(() => server.kill("SIGKILL"), stopMs).unref();
  }

  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => stop(signal));
  stopWithNpm(() => stop("SIGTERM"));

  return new Promise((resolve) => {
    server.on("error", (error) => {
      console.error(`The server could not be started: ${error.message}`);
      resolve(1);
    });
    server.on("exit", (code, signal) => {
      if (signal !== null && !stopping) console.error(`The server was ended by ${signal}.`);
      resolve(code ?? (stopping && signal !== "SIGKILL" ? 0 : 1));
    });
  });
}

/**
 * npm killed outright sends no signal to what it runs; that its child has got another parent tells it.
 * The commands in package.json start with `exec`, so that npm itself is the parent and not a shell.
 */
function stopWithNpm(stop) {
  if (process.env.npm_lifecycle_event === undefined) return;

  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;

    clearInterval(watch);
    stop();
  }, 500);
  watch.unref();
}
