import type { Watchable } from "@claw/client/browser";

/** Whether the device has a network at all, as the browser sees it. */
export const network: Watchable<boolean> = {
  get: () => navigator.onLine,
  subscribe(listener) {
    window.addEventListener("online", listener);
    window.addEventListener("offline", listener);

    return () => {
      window.removeEventListener("online", listener);
      window.removeEventListener("offline", listener);
    };
  },
};
