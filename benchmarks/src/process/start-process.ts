import { spawn } from "node:child_process";
import { once } from "node:events";

export interface StartedProcess extends AsyncDisposable {
  readonly pid: number;
  /** On 127.0.0.1. */
  readonly port: number;
}

/**
 * Starts a file of the benchmark with this Node and waits until it says where it listens.
 * @param core null: wherever the system likes
 */
export async function startProcess(
  file: string,
  args: readonly string[],
  core: number | null,
): Promise<StartedProcess> {
  const command = [process.execPath, file, ...args];
  const [program = "", ...rest] = core === null ? command : ["taskset", "-c", String(core), ...command];
  const child = spawn(program, rest, { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  const ended = once(child, "exit");
  const [port] = await Promise.race([once(child, "message"), ended.then(() => ["ended"])]);
  if (typeof port !== "number" || child.pid === undefined) throw new Error(`${file} did not start`);

  return {
    pid: child.pid,
    port,
    async [Symbol.asyncDispose]() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}
