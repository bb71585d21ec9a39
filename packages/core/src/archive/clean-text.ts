import type { Left } from "./imported.ts";
import { longestMessage } from "./limits.ts";

/** A text from elsewhere as PostgreSQL can hold it, and no longer than a message may be. */
export function cleanText(text: string, left: Left): string {
  const whole = text.replaceAll("\u0000", "").toWellFormed();
  if (whole.length <= longestMessage) return whole;

  left.cut += 1;
  return whole.slice(0, longestMessage).toWellFormed();
}

/** A title of at most 200 units; null where nothing is left of it. */
export function cleanTitle(text: string): string | null {
  return text.replaceAll("\u0000", "").replace(/\s+/g, " ").trim().slice(0, 200).toWellFormed() || null;
}
