import { useSyncExternalStore } from "react";

function watch(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributeFilter: ["class"] });

  return () => observer.disconnect();
}

/** Whether the page is dark now, for what is painted and not styled. */
export function useIsDark(): boolean {
  return useSyncExternalStore(watch, () => document.documentElement.classList.contains("dark"));
}
