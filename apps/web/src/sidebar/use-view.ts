import { type RefObject, useEffect, useState } from "react";
import type { View } from "./rows-in-view.ts";

/** Steps in which scrolling is noticed: a few rows, since some more than are seen are on the page. */
const step = 144;

/** What a scroller shows at the moment, in steps. */
export function useView(scroller: RefObject<HTMLElement | null>): View {
  const [view, setView] = useState<View>({ top: 0, height: 1200 });

  useEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;

    const look = () =>
      setView((before) => {
        const top = Math.floor(element.scrollTop / step) * step;
        const height = element.clientHeight + step;
        return before.top === top && before.height === height ? before : { top, height };
      });
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener("scroll", look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener("scroll", look);
    };
  }, [scroller]);

  return view;
}
