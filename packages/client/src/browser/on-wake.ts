/** Calls back when the page may have been asleep: shown again, back online, restored from the back-forward cache. */
export function onWake(run: () => void): () => void {
  if (typeof document === "undefined") return () => undefined;

  const onVisible = () => {
    if (document.visibilityState === "visible") run();
  };
  document.addEventListener("visibilitychange", onVisible);
  window.addEventListener("online", run);
  window.addEventListener("pageshow", run);

  return () => {
    document.removeEventListener("visibilitychange", onVisible);
    window.removeEventListener("online", run);
    window.removeEventListener("pageshow", run);
  };
}
