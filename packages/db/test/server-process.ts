import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface, type Interface } from "node:readline";
import { fileURLToPath } from "node:url";

const script = fileURLToPath(new URL("./fixtures/run-server.ts", import.meta.url));

export type ServerProcess = AsyncDisposable & {
  readonly url: string;
  readonly pid: number;
  /** What Ctrl-C in a terminal sends, and to whom: everything in the foreground. */
  interrupt(): void;
  /** Dies without a word, as by the kernel's hand. */
  kill(): Promise<void>;
  /** Lets it stop its PostgreSQL and end by itself; resolves with its exit code. */
  stop(): Promise<unknown>;
  /** Resolves with the next line that it prints. */
  nextLine(): Promise<string>;
};

/** Starts a process that owns the data directory, as the application's server does. */
export async function startServerProcess(dataDir: string, mode = "lasting"): Promise<ServerProcess> {
  const child = spawn(process.execPath, [script, dataDir, mode], {
    detached: true,
    stdio: ["pipe", "pipe", "inherit"],
  });
  const lines = createInterface(child.stdout);
  const { pid } = child;
  const [url] = await nextLine(child, lines);
  if (pid === undefined) {
    throw new Error("The server did not start.");
  }

  const ended = once(child, "exit");
  return {
    url,
    pid,
    interrupt: () => void process.kill(-pid, "SIGINT"),
    nextLine: async () => (await nextLine(child, lines))[0],
    kill: async () => {
      child.kill("SIGKILL");
      await ended;
    },
    stop: async () => {
      child.stdin.end();
      const [code]: unknown[] = await ended;
      return code;
    },
    [Symbol.asyncDispose]: async () => {
      child.stdin.end();
      await ended;
    },
  };
}

async function nextLine(child: ChildProcess, lines: Interface): Promise<[string]> {
  const [line]: unknown[] = await Promise.race([once(lines, "line"), once(child, "exit")]);
  if (typeof line !== "string") {
    throw new Error("The server ended instead of starting.");
  }

  return [line];
}
