import { flushSync } from "react-dom";

/** Where the ways to a message's other versions are found. */
export function versionsId(messageId: string): string {
  return `versions-${messageId}`;
}

/**
 * Exchanges a message for another version under the pointer and under the focus: the arrows of the new one come to
 * stand where those of the old one stood, and the same arrow has the focus.
 */
export function stayInPlace(
  fromId: string,
  toId: string,
  way: "previous" | "next",
  exchange: () => void,
): void {
  const before = document.getElementById(versionsId(fromId))?.getBoundingClientRect().top;
  flushSync(exchange);

  const arrows = document.getElementById(versionsId(toId));
  if (!arrows || before === undefined) return;

  const scroller = arrows.closest("[data-scroller]");
  if (scroller) scroller.scrollTop += arrows.getBoundingClientRect().top - before;
  arrows.querySelector<HTMLElement>(`[data-way="${way}"]`)?.focus({ preventScroll: true });
}
