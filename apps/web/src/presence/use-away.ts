import { useEffect } from "react";
import { useApp } from "../app/app-context.ts";
import { useSay } from "./use-say.ts";

/** Tells that nobody looks while the page is hidden. */
export function useAway(): void {
  const { connection } = useApp().browser;
  const say = useSay();

  useEffect(() => {
    const sayState = () => say({ state: document.hidden ? "away" : "online" });
    // A new socket begins as online.
    const stop = connection.subscribe(() => {
      if (document.hidden) sayState();
    });
    document.addEventListener("visibilitychange", sayState);

    return () => {
      stop();
      document.removeEventListener("visibilitychange", sayState);
    };
  }, [connection, say]);
}
