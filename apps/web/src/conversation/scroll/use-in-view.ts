import { type RefObject, useEffect, useRef } from "react";

/**
 * Calls when the element comes near the view, and once more when it is still there as `isReady` comes true: what was
 * called before may have found that it could do nothing yet.
 */
export function useInView(onInView: () => void, isReady = true): RefObject<HTMLDivElement | null> {
  const element = useRef<HTMLDivElement>(null);
  const latest = useRef(onInView);
  const isInView = useRef(false);

  useEffect(() => {
    latest.current = onInView;
  });

  useEffect(() => {
    if (isReady && isInView.current) latest.current();
  }, [isReady]);

  useEffect(() => {
    if (!element.current) return undefined;

    const observer = new IntersectionObserver(
      (entries) => {
        isInView.current = entries.at(-1)?.isIntersecting ?? false;
        if (isInView.current) latest.current();
      },
      { rootMargin: "400px 0px" },
    );
    observer.observe(element.current);
    return () => observer.disconnect();
  }, []);

  return element;
}
