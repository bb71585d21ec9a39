import { type RefObject, useEffect, useRef } from "react";

/** Calls back whenever the element comes near the view. */
export function useInView(onInView: () => void): RefObject<HTMLDivElement | null> {
  const element = useRef<HTMLDivElement>(null);
  const latest = useRef(onInView);

  useEffect(() => {
    latest.current = onInView;
  });

  useEffect(() => {
    if (!element.current) return undefined;

    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) latest.current();
      },
      { rootMargin: "400px 0px" },
    );
    observer.observe(element.current);
    return () => observer.disconnect();
  }, []);

  return element;
}
