import { maxContentLength } from "@claw/contract/limits";

export type TextLength = { kind: "ok" } | { kind: "near"; count: number } | { kind: "over"; count: number };

/** How a text stands to the limit of a message; from nine tenths on the count is shown. */
export function measureText(text: string, limit: number = maxContentLength): TextLength {
  if (text.length > limit) return { kind: "over", count: text.length };
  if (text.length > limit * 0.9) return { kind: "near", count: text.length };

  return { kind: "ok" };
}

/** Whether there is something to send that the server will take. */
export function isSendable(text: string): boolean {
  return text.trim() !== "" && measureText(text).kind !== "over";
}
