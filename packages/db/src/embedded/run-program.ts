import { spawn } from "node:child_process";
import { programSurroundings } from "./program-surroundings.ts";

export type Program = {
  readonly file: string;
  readonly args: readonly string[];
  /** Whom to become first; nothing to stay who we are. */
  readonly options: { readonly uid?: number; readonly gid?: number };
};

export type ProgramResult = { readonly code: number | null; readonly output: string };

/** Runs a program to its end and returns its exit code with what it printed. Throws when it cannot be started. */
export async function runProgram({ file, args, options }: Program): Promise<ProgramResult> {
  const child = spawn(file, args, { ...programSurroundings, ...options, stdio: ["ignore", "pipe", "pipe"] });
  const { promise, resolve, reject } = Promise.withResolvers<number | null>();
  child.once("error", reject).once("close", resolve);

  const printed: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => printed.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => printed.push(chunk));

  const code = await promise;
  return { code, output: Buffer.concat(printed).toString("utf8").trim() };
}
