import { useCallback, useSyncExternalStore } from "react";

/** Whether the page matches a media query, now and when it changes. */
export function useMediaQuery(query: string): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const media = matchMedia(query);
      media.addEventListener("change", listener);
      return () => media.removeEventListener("change", listener);
    },
    [query],
  );

  return useSyncExternalStore(subscribe, () => matchMedia(query).matches);
}
