import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { findFreePort } from "@claw/testing/loopback";

export type Redis = { url: string; pid: number };

const patienceMs = 10_000;

/**
 * Starts a redis-server that keeps nothing on disk, in a folder of its own. It runs on this process's core and ends
 * with `stack`. Throws where the program is missing.
 */
export async function startRedis(stack: AsyncDisposableStack): Promise<Redis> {
  const port = await findFreePort();
  const folder = await mkdtemp(join(tmpdir(), "claw-benchmark-redis-"));
  stack.defer(() => rm(folder, { recursive: true, force: true }));

  const settings = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
  const child = spawn("redis-server", [...settings, "--dir", folder], { stdio: "ignore" });
  const ended = Promise.withResolvers<string>();
  child.once("error", (error) => ended.resolve(`cannot be started: ${error.message}`));
  child.once("exit", (code) => ended.resolve(`ended with ${code}`));
  stack.defer(async () => {
    child.kill("SIGKILL");
    await ended.promise;
  });

  const failed = ended.promise.then((how) => {
    throw new Error(`redis-server ${how} (Debian and Ubuntu: apt-get install redis-server)`);
  });
  await Promise.race([untilOpen(port), failed]);
  // Later it may end as it likes.
  failed.catch(() => undefined);

  return { url: `redis://127.0.0.1:${port}`, pid: child.pid ?? 0 };
}

async function untilOpen(port: number): Promise<void> {
  const deadline = performance.now() + patienceMs;
  while (performance.now() < deadline) {
    if (await isOpen(port)) return;
    await setTimeout(20);
  }

  throw new Error(`redis-server does not listen on ${port}`);
}

async function isOpen(port: number): Promise<boolean> {
  const socket = connect(port, "127.0.0.1");
  try {
    await once(socket, "connect");
    return true;
  } catch {
    // Not yet: the caller asks again, and gives up when its patience ends.
    return false;
  } finally {
    socket.destroy();
  }
}
