import type { DocumentProblem } from "@claw/contract";
import { ReadingFailed } from "@claw/core/knowledge/ports";

/** What went wrong, as the document's owner is told. */
export function nameFailure(error: unknown): { problem: DocumentProblem; message: string } {
  if (error instanceof ReadingFailed) return { problem: error.problem, message: error.message };
  if (
    error instanceof RangeError &&
    /allocation failed|invalid (string|array|typed array) length/i.test(error.message)
  ) {
    return { problem: "MEMORY_LIMIT", message: "Reading the document takes too much memory. Split it." };
  }
  if (error instanceof RangeError && /call stack/i.test(error.message)) {
    return { problem: "MALFORMED", message: "The file cannot be read: its parts are nested too deep." };
  }

  return { problem: "INTERNAL", message: "The document could not be read." };
}
