import type { KeyboardEvent } from "react";

/** Marks what arrow keys move between. */
export const rowMark = { "data-row": "" } as const;

/** Arrow keys, Home and End move the focus between the rows of a list, as they do in a menu. */
export function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const rows: Element[] = [...event.currentTarget.querySelectorAll("[data-row]")];
  const present = document.activeElement ? rows.indexOf(document.activeElement) : -1;
  if (present === -1) return;

  const target = targetOf(event.key, present, rows.length);
  if (target === null) return;

  event.preventDefault();
  const row = rows[target];
  if (row instanceof HTMLElement) row.focus();
}

function targetOf(key: string, present: number, count: number): number | null {
  switch (key) {
    case "ArrowDown":
      return Math.min(present + 1, count - 1);
    case "ArrowUp":
      return Math.max(present - 1, 0);
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return null;
  }
}
