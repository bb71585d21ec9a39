import { spawn } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export type ServerOptions = {
  /** Settings of the server, on top of a free port and quiet logs. Nothing of the test's own environment but PATH and HOME. */
  env: Record<string, string>;
};

export interface RunningServer extends AsyncDisposable {
  url: string;
  pid: number;
  /** What it has printed so far, both streams. */
  output(): string;
  /** SIGTERM, and the exit code. */
  stop(): Promise<number | null>;
  /** SIGKILL: the process has no chance to clean up. */
  kill(): Promise<void>;
}

const root = fileURLToPath(new URL("../../../../", import.meta.url));
/** Most of a server's start is compiling; servers of tests share what they have compiled. */
const compiled = { NODE_COMPILE_CACHE: join(root, "node_modules", ".cache", "claw", "compiled") };
const readyLine = /CLAW\.AI is ready at (\S+)/;

/** The server that `npm test` has built; its sources, where tests run by themselves. */
export const serverProgram: string = process.env.CLAW_TEST_SERVER ?? "apps/server/src/main.ts";

/** Starts the real server as a process of its own and waits for the line that says where it is. */
export async function startServer({ env }: ServerOptions): Promise<RunningServer> {
  const child = spawn(process.execPath, [serverProgram], {
    cwd: root,
    env: {
      ...compiled,
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      PORT: "0",
      LOG_LEVEL: "warn",
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const ready = Promise.withResolvers<string>();
  let output = "";

  const listen = (text: string) => {
    output += text;
    const url = readyLine.exec(output)?.[1];
    if (url) ready.resolve(url);
  };
  child.stdout.setEncoding("utf8").on("data", listen);
  child.stderr.setEncoding("utf8").on("data", listen);
  void ended.then((code) =>
    ready.reject(new Error(`the server ended with ${code} before it was ready:\n${output}`)),
  );

  const url = await ready.promise;
  const stop = () => {
    child.kill("SIGTERM");
    return ended;
  };

  return {
    url,
    pid: child.pid ?? 0,
    output: () => output,
    stop,
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
    async [Symbol.asyncDispose]() {
      await stop();
    },
  };
}
