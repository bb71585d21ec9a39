import { useCallback, useState } from "react";

/**
 * A part of the page that is fetched when somebody reaches for it: null until then. A fetch that fails changes
 * nothing, so that the next reach tries again.
 */
export function useOnDemand<Part extends object>(load: () => Promise<Part>) {
  const [part, setPart] = useState<Part | null>(null);
  const fetchPart = useCallback(
    async (then?: () => void) => {
      const found = await load().catch(() => null);
      if (!found) return;

      setPart(found);
      then?.();
    },
    [load],
  );

  return [part, fetchPart] as const;
}
