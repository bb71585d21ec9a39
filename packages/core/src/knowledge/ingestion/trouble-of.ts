import { DomainError } from "@claw/contract";
import { BlobMissing, ReadingFailed } from "../ports.ts";
import type { Trouble } from "./end-attempt.ts";

/** What an error says to the person whose document it is, and whether another try may help. */
export function troubleOf(error: unknown): Trouble & { isFinal: boolean } {
  if (error instanceof ReadingFailed) return { problem: error.problem, text: error.message, isFinal: true };
  if (error instanceof BlobMissing) {
    return { problem: "INTERNAL", text: "The stored file is gone. Upload it once more.", isFinal: true };
  }
  if (error instanceof DomainError)
    return { problem: "EMBEDDING_FAILED", text: error.message, isFinal: false };

  return {
    problem: "INTERNAL",
    text: "Something went wrong on the server; its log says what.",
    isFinal: false,
  };
}
