import { useLayoutEffect, useRef } from "react";

/** Whether a list has changed at its beginning alone, as it does when older things arrive. */
export function useIsPrepended(firstKey: string | null, lastKey: string | null): boolean {
  const before = useRef({ firstKey, lastKey });
  const { current } = before;

  useLayoutEffect(() => {
    before.current = { firstKey, lastKey };
  }, [firstKey, lastKey]);

  return current.lastKey !== null && current.lastKey === lastKey && current.firstKey !== firstKey;
}
