import { type ChildProcess, spawn } from "node:child_process";
import type { FileHandle } from "node:fs/promises";
import { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import type { Job } from "./frame.ts";

const program = fileURLToPath(new URL("./child/main.ts", import.meta.url));
const errorTextLength = 4_000;

export type Exit = { code: number | null; signal: NodeJS.Signals | null };

export type ReadingChild = {
  process: ChildProcess;
  /** What it says, as fast as it is taken. */
  output: Readable;
  /** Resolves when it has ended. */
  exit: Promise<Exit>;
  /** The end of what it wrote to standard error. */
  errors(): string;
};

/**
 * Starts the program that reads one document. It sees no environment, may write no file and start no program, and
 * makes no code from strings.
 * @param heapBytes of JavaScript's own memory
 */
export function startChild(job: Job, file: FileHandle, heapBytes: number): ReadingChild {
  const flags = [
    `--max-old-space-size=${Math.floor(heapBytes / 1_048_576)}`,
    "--permission",
    "--allow-fs-read=*",
    "--disallow-code-generation-from-strings",
    "--no-warnings",
  ];
  const child = spawn(process.execPath, [...flags, program], {
    cwd: "/",
    env: {},
    stdio: ["pipe", "ignore", "pipe", "pipe", file.fd],
  });
  const { stdin, stderr } = child;
  const output = child.stdio[3];
  if (!stdin || !stderr || !(output instanceof Readable))
    throw new Error("a child process without its pipes");

  let errors = "";
  stderr.setEncoding("utf8").on("data", (text: string) => {
    errors = (errors + text).slice(-errorTextLength);
  });
  // One that ends before it was told what to do says so by its exit.
  stdin.on("error", () => undefined).end(JSON.stringify(job));

  const { promise: exit, resolve } = Promise.withResolvers<Exit>();
  child.once("error", (error) => {
    errors += String(error);
    output.destroy();
    resolve({ code: null, signal: null });
  });
  child.once("close", (code, signal) => resolve({ code, signal }));

  return { process: child, output, exit, errors: () => errors };
}
