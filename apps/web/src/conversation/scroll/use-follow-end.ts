import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";

/** Within so many pixels of the end a reader counts as being there. */
const slack = 24;

/** Where each conversation was left, as long as the page lives. */
export type ScrollMemory = Map<string, number>;

export type FollowEnd = {
  scroller: RefObject<HTMLDivElement | null>;
  content: RefObject<HTMLDivElement | null>;
  isAtEnd: boolean;
  goToEnd(): void;
};

export type FollowEndOptions = {
  memory: ScrollMemory;
  conversationId: string;
  /** What stands first; when it changes, older things were put above, and the view stays where it is. */
  firstId: string | null;
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

/** The view follows what is being written only while the reader is at the end, and opens where it was left. */
export function useFollowEnd({ memory, conversationId, firstId }: FollowEndOptions): FollowEnd {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const isPinned = useRef(!memory.has(conversationId));
  const height = useRef(0);
  const lastFirstId = useRef(firstId);
  const [isAtEnd, setAtEnd] = useState(true);

  const goToEnd = useCallback(() => {
    isPinned.current = true;
    setAtEnd(true);
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
  }, []);

  useLayoutEffect(() => {
    const view = scroller.current;
    const body = content.current;
    if (!view || !body) return;

    const grown = body.offsetHeight - height.current;
    const wasPrepended =
      lastFirstId.current !== null && lastFirstId.current !== firstId && height.current > 0;
    height.current = body.offsetHeight;
    lastFirstId.current = firstId;
    if (isPinned.current) view.scrollTop = view.scrollHeight;
    else if (wasPrepended) view.scrollTop += grown;
  }, [firstId]);

  useEffect(() => {
    const view = scroller.current;
    const body = content.current;
    if (!view || !body) return undefined;

    view.scrollTop = memory.get(conversationId) ?? view.scrollHeight;
    let before = readPosition(view);
    const onScroll = () => {
      const position = readPosition(view);
      isPinned.current = staysPinned(isPinned.current, before, position);
      before = position;
      setAtEnd(isPinned.current);
      if (isPinned.current) memory.delete(conversationId);
      else memory.set(conversationId, view.scrollTop);
    };
    const observer = new ResizeObserver(() => {
      height.current = body.offsetHeight;
      if (isPinned.current) view.scrollTop = view.scrollHeight;
    });
    view.addEventListener("scroll", onScroll, { passive: true });
    observer.observe(body);
    observer.observe(view);

    return () => {
      view.removeEventListener("scroll", onScroll);
      observer.disconnect();
    };
  }, [memory, conversationId]);

  return { scroller, content, isAtEnd, goToEnd };
}
