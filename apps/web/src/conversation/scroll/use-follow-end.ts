import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { VirtualizerHandle } from "virtua";

/** Within so many pixels of the end a reader counts as being there. */
const slack = 24;

/** The message at the top of the view, and how much of it is above. */
export type ReadingPlace = { key: string; offset: number };

/** Where each conversation was left, as long as the page lives; nothing for those that were left at their end. */
export type ScrollMemory = Map<string, ReadingPlace>;

export type FollowEnd = {
  scroller: RefObject<HTMLDivElement | null>;
  content: RefObject<HTMLDivElement | null>;
  isAtEnd: boolean;
  /** Whether the reader is where they are by themselves: until then nothing is loaded above. */
  isFree: boolean;
  followEnd(): void;
  /** Brings a message into the middle of the view. */
  goTo(key: string): void;
};

export type FollowEndOptions = {
  memory: ScrollMemory;
  conversationId: string;
  list: RefObject<VirtualizerHandle | null>;
  /** What stands in the list. */
  keys: readonly string[];
  /** Whether it begins elsewhere than at the end or where it was left. */
  isElsewhere: boolean;
  /** Whether the list ends where the conversation does. */
  hasEnd: boolean;
};

export type ScrollPosition = { top: number; height: number; viewHeight: number };

function readPosition({ scrollTop, scrollHeight, clientHeight }: HTMLElement): ScrollPosition {
  return { top: scrollTop, height: scrollHeight, viewHeight: clientHeight };
}

/**
 * Whether the view goes on following. Only a reader who moves up lets go: text that grows between a scroll and its
 * event, or a block that shrinks while it is typeset, is not a wish to stay.
 */
export function staysPinned(isPinned: boolean, before: ScrollPosition, now: ScrollPosition): boolean {
  const isAtEnd = now.height - now.top - now.viewHeight < slack;
  const movedUp =
    now.top < before.top - 1 && now.height >= before.height && now.viewHeight <= before.viewHeight;
  if (movedUp) return false;

  return isPinned || isAtEnd;
}

/** What the reader does to be elsewhere. */
const moves = ["wheel", "touchmove", "pointerdown", "keydown"] as const;

/** A message that stays in its place of the view, whatever is loaded above, until the reader moves. */
type HeldPlace = { key: string; align: "start" | "center"; offset: number };

/** The row at the top of the view, as it stands on the page. */
function placeIn(view: HTMLElement): ReadingPlace | null {
  const { top } = view.getBoundingClientRect();
  for (const row of view.querySelectorAll<HTMLElement>("[data-row]")) {
    const box = row.getBoundingClientRect();
    if (box.bottom > top) return { key: row.dataset.row ?? "", offset: top - box.top };
  }

  return null;
}

/** How far the view has to be scrolled so that the row stands in its place; null while it is not on the page. */
function distanceFrom(view: HTMLElement, { key, align, offset }: HeldPlace): number | null {
  const row = view.querySelector(`[data-row="${CSS.escape(key)}"]`)?.getBoundingClientRect();
  if (!row) return null;

  const { top, height } = view.getBoundingClientRect();
  return align === "start" ? row.top - top + offset : row.top - top - Math.max(0, (height - row.height) / 2);
}

/** The view follows what is being written only while the reader is at the end, and opens where it was left. */
export function useFollowEnd(options: FollowEndOptions): FollowEnd {
  const { memory, conversationId, list, keys, isElsewhere, hasEnd } = options;
  const left = isElsewhere ? undefined : memory.get(conversationId);
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const held = useRef<HeldPlace | null>(left ? { ...left, align: "start" } : null);
  const isPinned = useRef(!left && !isElsewhere);
  const latestKeys = useRef(keys);
  const latestHasEnd = useRef(hasEnd);
  const [isAtEnd, setAtEnd] = useState(isPinned.current);
  const [isFree, setFree] = useState(isPinned.current);

  const followEnd = useCallback(() => {
    held.current = null;
    isPinned.current = true;
    setAtEnd(true);
    setFree(true);
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
  }, []);
  const keepPlace = useCallback(() => {
    const view = scroller.current;
    const place = held.current;
    const index = place ? latestKeys.current.indexOf(place.key) : -1;
    if (!view || !place || index === -1) return;

    const away = distanceFrom(view, place);
    if (away === null) list.current?.scrollToIndex(index, place);
    else if (Math.abs(away) > 1) view.scrollTop += away;
  }, [list]);
  const goTo = useCallback(
    (key: string) => {
      held.current = { key, align: "center", offset: 0 };
      isPinned.current = false;
      setAtEnd(false);
      setFree(false);
      keepPlace();
    },
    [keepPlace],
  );

  useLayoutEffect(() => {
    latestKeys.current = keys;
    latestHasEnd.current = hasEnd;
    // What was held is gone: it was deleted, or stands on another branch.
    if (held.current && keys.length > 0 && !keys.includes(held.current.key)) followEnd();
    const view = scroller.current;
    if (view && isPinned.current) view.scrollTop = view.scrollHeight;
    keepPlace();
  }, [keys, hasEnd, followEnd, keepPlace]);

  useEffect(() => {
    const view = scroller.current;
    const body = content.current;
    if (!view || !body) return undefined;

    let before = readPosition(view);
    const onScroll = () => {
      const position = readPosition(view);
      const isHeld = held.current !== null || !latestHasEnd.current;
      isPinned.current = !isHeld && staysPinned(isPinned.current, before, position);
      before = position;
      setAtEnd(isPinned.current);
      keepPlace();
    };
    const onMove = () => {
      held.current = null;
      setFree(true);
    };
    const observer = new ResizeObserver(() => {
      if (isPinned.current) view.scrollTop = view.scrollHeight;
      keepPlace();
    });
    view.addEventListener("scroll", onScroll, { passive: true });
    for (const move of moves) view.addEventListener(move, onMove, { passive: true });
    observer.observe(body);
    observer.observe(view);

    return () => {
      view.removeEventListener("scroll", onScroll);
      for (const move of moves) view.removeEventListener(move, onMove);
      observer.disconnect();
    };
  }, [keepPlace]);

  // Noted when the view is left and not when it moves: a scroll is told before the rows that it brings stand in it.
  // An effect of the layout is undone while they still do.
  useLayoutEffect(() => {
    const view = scroller.current;
    if (!view) return undefined;

    return () => {
      const place = placeIn(view);
      if (isPinned.current) memory.delete(conversationId);
      else if (place) memory.set(conversationId, place);
    };
  }, [memory, conversationId]);

  return { scroller, content, isAtEnd, isFree, followEnd, goTo };
}
