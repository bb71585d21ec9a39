import type { Conversation } from "@claw/contract";

/** Whether a conversation belongs into a list. */
export type ListFit = (conversation: Conversation) => boolean;

/** What the list under this key of the cache was asked for. Temporary conversations are in no list. */
export function listFit(queryKey: readonly unknown[]): ListFit {
  const isArchived = askedFor(queryKey, "isArchived");
  const isPinned = askedFor(queryKey, "isPinned");

  return (conversation) =>
    !conversation.isTemporary &&
    (isArchived === null || isArchived === (conversation.status === "archived")) &&
    (isPinned === null || isPinned === conversation.isPinned);
}

function askedFor(queryKey: readonly unknown[], name: "isArchived" | "isPinned"): boolean | null {
  const [, options] = queryKey;
  if (!isRecord(options) || !isRecord(options.input)) return null;

  const value = options.input[name];
  return typeof value === "boolean" ? value : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
