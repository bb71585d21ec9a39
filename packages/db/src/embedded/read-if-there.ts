import { readFile } from "node:fs/promises";

/** The text of a file; null when there is none. */
export async function readIfThere(file: string): Promise<string | null> {
  return readFile(file, "utf8").catch(ignoreMissing);
}

/** For a rejected promise: null where a file was missing, else the error goes on. */
export function ignoreMissing(error: unknown): null {
  if (isErrno(error) && error.code === "ENOENT") {
    return null;
  }
  throw error;
}

export function isErrno(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "code" in error;
}
