import type { Document } from "@claw/contract";

export type DocumentStatus = Document["status"];

/** In the order of a document's way. */
export const documentStatuses = [
  "queued",
  "parsing",
  "indexing",
  "ready",
  "failed",
  "cancelled",
] as const satisfies readonly DocumentStatus[];

/** Reads a state from an address. */
export function toDocumentStatus(value: unknown): DocumentStatus | undefined {
  return documentStatuses.find((status) => status === value);
}
