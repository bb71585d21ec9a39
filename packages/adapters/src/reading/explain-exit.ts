import { ReadingFailed } from "@claw/core";
import type { Exit } from "./start-child.ts";
import { tooMuch } from "./watch-limits.ts";

/** Why a process that said no last word has ended, by how it did. */
export function explainExit({ code, signal }: Exit, errors: string): ReadingFailed {
  const cause = new Error(`the reading process ended with ${signal ?? code}: ${errors}`);
  // V8 aborts where its heap is full; the system kills where all memory is.
  if (signal === "SIGKILL" || signal === "SIGABRT" || code === 134 || /heap out of memory/i.test(errors)) {
    return tooMuch({ cause });
  }

  return new ReadingFailed("INTERNAL", "The document could not be read.", { cause });
}
