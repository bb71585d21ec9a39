import { patient } from "@claw/ui/patient";
import { type RefObject, useEffect, useRef } from "react";

const loadCodeColours = patient(() => import("./code-colours.ts"));

/** Colours a code when it comes into view, and not before it is whole. */
export function useCodeColours(
  code: string,
  language: string,
  isWhole: boolean,
): RefObject<HTMLElement | null> {
  const element = useRef<HTMLElement>(null);

  useEffect(() => {
    const target = element.current;
    if (!target || !isWhole || language === "") return undefined;

    let isGone = false;
    let remove: (() => void) | null = null;
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;

        observer.disconnect();
        void loadCodeColours().then(({ colourCode }) => {
          if (!isGone) remove = colourCode(target, code, language);
        });
      },
      { rootMargin: "200px 0px" },
    );
    observer.observe(target);

    return () => {
      isGone = true;
      observer.disconnect();
      remove?.();
    };
  }, [code, language, isWhole]);

  return element;
}
