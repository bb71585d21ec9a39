import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { findFreePort } from "../loopback.ts";

export type RedisServer = AsyncDisposable & {
  url: string;
  /** Ends the process without a word, as a crash does. */
  kill(): Promise<void>;
  /** Starts it again on the same port, empty. */
  restart(): Promise<void>;
  /** Stops it in its tracks: connections stay open and nothing answers. */
  freeze(): void;
  thaw(): void;
};

/** Null where Redis is not installed. */
export function findRedis(path = process.env.PATH ?? ""): string | null {
  return (
    path
      .split(delimiter)
      .map((folder) => join(folder, "redis-server"))
      .find(existsSync) ?? null
  );
}

/** A Redis of one's own on a free port, which keeps nothing. */
export async function startRedis(program: string): Promise<RedisServer> {
  const directory = await mkdtemp(join(tmpdir(), "claw-redis-"));
  const port = await findFreePort();
  const options = [
    ...["--port", String(port), "--bind", "127.0.0.1"],
    ...["--save", "", "--appendonly", "no", "--dir", directory],
  ];
  let running = await launch(program, options);

  async function kill(): Promise<void> {
    if (running.exitCode !== null || running.signalCode !== null) return;

    const ended = new Promise((resolve) => running.once("exit", resolve));
    running.kill("SIGKILL");
    await ended;
  }

  return {
    url: `redis://127.0.0.1:${port}`,
    kill,
    async restart() {
      running = await launch(program, options);
    },
    freeze: () => void running.kill("SIGSTOP"),
    thaw: () => void running.kill("SIGCONT"),
    async [Symbol.asyncDispose]() {
      await kill();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

async function launch(program: string, options: string[]): Promise<ChildProcess> {
  const child = spawn(program, options, { stdio: ["ignore", "pipe", "inherit"] });

  await new Promise<void>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`redis-server ended with ${code}`)));
    child.stdout.on("data", (chunk: Buffer) => {
      if (chunk.includes("Ready to accept connections")) resolve();
    });
  });

  return child;
}
