import { type RefObject, useEffect, useRef, useState } from "react";
import type { VirtualizerHandle } from "virtua";
import { isHeard } from "../shortcuts/match-keys.ts";
import { isDialogOpen, isWriting } from "../shortcuts/use-shortcuts.ts";
import { moveRow } from "./move-row.ts";

export type CurrentRowOptions = {
  frame: RefObject<HTMLElement | null>;
  list: RefObject<VirtualizerHandle | null>;
  count: number;
  onOpen: ((index: number) => void) | undefined;
};

/** The row that keys move and open: within the table, and on a page where nothing else has the focus. */
export function useCurrentRow({ frame, list, count, onOpen }: CurrentRowOptions) {
  const [current, setCurrent] = useState<number | null>(null);
  const [moves, setMoves] = useState(0);
  const latest = useRef({ current, count, onOpen });
  useEffect(() => {
    latest.current = { current, count, onOpen };
  });

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { target } = event;
      const isOurs = target === document.body || (target instanceof Node && frame.current?.contains(target));
      const isHeld = event.repeat && !event.defaultPrevented;
      if (!isOurs || !(isHeard(event) || isHeld) || isWriting(target) || isDialogOpen()) return;

      const state = latest.current;
      if (event.key === "Enter" && state.current !== null && (isRow(target) || target === document.body)) {
        event.preventDefault();
        state.onOpen?.(state.current);
        return;
      }
      const next = moveRow(event, state.current, state.count);
      if (next === null) return;

      event.preventDefault();
      setCurrent(next);
      setMoves((before) => before + 1);
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [frame]);

  useEffect(() => {
    const index = latest.current.current;
    if (moves === 0 || index === null) return;

    list.current?.scrollToIndex(index, { align: "nearest" });
    frame.current?.querySelector<HTMLElement>(`[data-row="${index}"]`)?.focus({ preventScroll: true });
  }, [moves, frame, list]);

  return { current: current === null ? null : Math.min(current, count - 1), setCurrent };
}

function isRow(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.dataset.row !== undefined;
}
