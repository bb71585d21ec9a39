/**
 * Calls back when things may have changed unnoticed: the page is shown again or restored from the back-forward cache,
 * the device has a network again, or none any more.
 */
export function onWake(run: () => void): () => void {
  if (typeof document === "undefined") return () => undefined;

  const onVisible = () => {
    if (document.visibilityState === "visible") run();
  };
  document.addEventListener("visibilitychange", onVisible);
  window.addEventListener("online", run);
  window.addEventListener("offline", run);
  window.addEventListener("pageshow", run);

  return () => {
    document.removeEventListener("visibilitychange", onVisible);
    window.removeEventListener("online", run);
    window.removeEventListener("offline", run);
    window.removeEventListener("pageshow", run);
  };
}
