import type { PressedKeys } from "../shortcuts/match-keys.ts";

/** Which row a key leads to; null for any other key. Without a row in hand, the first. */
export function moveRow(
  { key, metaKey, ctrlKey, altKey }: Pick<PressedKeys, "key" | "metaKey" | "ctrlKey" | "altKey">,
  current: number | null,
  count: number,
): number | null {
  if (count === 0 || metaKey || ctrlKey || altKey) return null;

  const last = count - 1;
  switch (key) {
    case "j":
    case "ArrowDown":
      return current === null ? 0 : Math.min(current + 1, last);
    case "k":
    case "ArrowUp":
      return current === null ? 0 : Math.max(current - 1, 0);
    case "Home":
      return 0;
    case "End":
      return last;
    default:
      return null;
  }
}
