import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { serverProgram } from "@claw/testing/server";
import { repositoryRoot } from "../src/config.ts";

/** The server as a process of its own, with what it says. */
export type ServerProcess = AsyncDisposable & {
  child: ChildProcess;
  stdout(): string;
  stderr(): string;
  /** The address of the ready line. Rejects with all that was said when the process ends before it. */
  ready: Promise<string>;
  /** Resolves with the exit code, null after a signal that it did not handle. */
  ended: Promise<number | null>;
};

/** Settings that a `.env` of this checkout must not bring in. */
const unset = Object.fromEntries(
  [
    "DATABASE_URL",
    "REDIS_URL",
    "PUBLIC_URL",
    "HOST",
    "OPENAI_BASE_URL",
    "OPENAI_API_KEY",
    "ZHIPU_API_KEY",
    "NODE_ENV",
  ]
    .concat(["AUTH_SECRET", "LOG_LEVEL"])
    .map((name) => [name, ""]),
);

/** Most of a server's start is compiling; servers of tests share what they have compiled. */
const compiled = join(repositoryRoot, "node_modules", ".cache", "claw", "compiled");

export function spawnServer(env: Record<string, string>): ServerProcess {
  const child = spawn(process.execPath, [serverProgram], {
    cwd: repositoryRoot,
    env: { PATH: process.env.PATH, ...unset, NODE_COMPILE_CACHE: compiled, PORT: "0", ...env },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const said = { stdout: "", stderr: "" };
  const { promise: ready, resolve, reject } = Promise.withResolvers<string>();
  ready.catch(() => undefined);

  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    said.stdout += text;
    const url = /^CLAW\.AI is ready at (\S+)$/m.exec(said.stdout)?.[1];
    if (url !== undefined) resolve(url);
  });
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    said.stderr += text;
  });
  // Not the child's "close": it never comes after a disconnect.
  const silent = [child.stdout, child.stderr].map((stream) => stream && once(stream, "close"));
  const ended = once(child, "exit").then(async ([code]): Promise<number | null> => {
    await Promise.all(silent);
    return typeof code === "number" ? code : null;
  });
  void ended.then((code) => reject(new Error(`ended with ${code}:\n${said.stdout}${said.stderr}`)));

  return {
    child,
    stdout: () => said.stdout,
    stderr: () => said.stderr,
    ready,
    ended,
    async [Symbol.asyncDispose]() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}

/** A data directory whose PostgreSQL, should one be left in it, ends with the test. */
export type DataDirectory = AsyncDisposable & { readonly path: string };

export async function dataDirectory(): Promise<DataDirectory> {
  const path = await mkdtemp(join(tmpdir(), "claw-start-"));

  return {
    path,
    [Symbol.asyncDispose]: async () => {
      for (const pid of await processesOf(path)) process.kill(pid, "SIGKILL");
      await rm(path, { recursive: true, force: true });
    },
  };
}

/** Pids of processes that name the folder in their command line, such as its PostgreSQL. */
export async function processesOf(path: string): Promise<number[]> {
  const { stdout } = await promisify(execFile)("ps", ["-axo", "pid=,command="]);

  return stdout
    .split("\n")
    .filter((line) => line.includes(path))
    .map((line) => Number.parseInt(line, 10));
}
