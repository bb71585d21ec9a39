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
  goToEnd(): void;
  /** Lets go of the end, as somebody wants to be elsewhere. */
  letGo(): void;
};

export type FollowEndOptions = {
  memory: ScrollMemory;
  conversationId: string;
  list: RefObject<VirtualizerHandle | null>;
  /** What stands in the list. */
  keys: readonly string[];
  /** Whether it begins elsewhere than at the end or where it was left. */
  isElsewhere: boolean;
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

function placeIn(list: VirtualizerHandle | null, keys: readonly string[]): ReadingPlace | null {
  if (!list) return null;

  const index = list.findItemIndex(list.scrollOffset);
  const key = keys[index];
  return key === undefined ? null : { key, offset: list.scrollOffset - list.getItemOffset(index) };
}

/** The view follows what is being written only while the reader is at the end, and opens where it was left. */
export function useFollowEnd(options: FollowEndOptions): FollowEnd {
  const { memory, conversationId, list, keys, isElsewhere } = options;
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const left = useRef(isElsewhere ? null : (memory.get(conversationId) ?? null));
  const isPinned = useRef(left.current === null && !isElsewhere);
  const latestKeys = useRef(keys);
  const [isAtEnd, setAtEnd] = useState(true);

  const goToEnd = useCallback(() => {
    isPinned.current = true;
    setAtEnd(true);
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
  }, []);
  const letGo = useCallback(() => {
    isPinned.current = false;
    setAtEnd(false);
  }, []);

  useLayoutEffect(() => {
    latestKeys.current = keys;
    const view = scroller.current;
    if (!view || keys.length === 0) return;

    if (isPinned.current) view.scrollTop = view.scrollHeight;
    const place = left.current;
    left.current = null;
    const index = place ? keys.indexOf(place.key) : -1;
    if (place && index !== -1) list.current?.scrollToIndex(index, { align: "start", offset: place.offset });
    else if (place) isPinned.current = true;
  }, [keys, list]);

  useEffect(() => {
    const view = scroller.current;
    const body = content.current;
    if (!view || !body) return undefined;

    let before = readPosition(view);
    const onScroll = () => {
      const position = readPosition(view);
      isPinned.current = staysPinned(isPinned.current, before, position);
      before = position;
      setAtEnd(isPinned.current);
      const place = isPinned.current ? null : placeIn(list.current, latestKeys.current);
      if (place) memory.set(conversationId, place);
      else memory.delete(conversationId);
    };
    const observer = new ResizeObserver(() => {
      if (isPinned.current) view.scrollTop = view.scrollHeight;
    });
    view.addEventListener("scroll", onScroll, { passive: true });
    observer.observe(body);
    observer.observe(view);

    return () => {
      view.removeEventListener("scroll", onScroll);
      observer.disconnect();
    };
  }, [memory, conversationId, list]);

  return { scroller, content, isAtEnd, goToEnd, letGo };
}
