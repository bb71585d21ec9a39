import { invalidCursor } from "../runtime/cursor.ts";

/** A place in the order of writing, and which way to read on: before it, or from it on. */
export type MessageCursor = { seq: bigint; way: "older" | "newer" };

/** The messages before this one. */
export function cursorToOlder(seq: bigint): string {
  return String(seq);
}

/** This message and those after it. */
export function cursorToNewer(seq: bigint): string {
  return `from-${seq}`;
}

/** Throws INVALID_INPUT for what is no cursor of ours. */
export function readCursor(cursor: string): MessageCursor {
  const [, from, seq] = /^(from-)?(\d{1,18})$/.exec(cursor) ?? [];
  if (seq === undefined) throw invalidCursor();

  return { seq: BigInt(seq), way: from ? "newer" : "older" };
}
