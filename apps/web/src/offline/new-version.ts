import type { Store } from "@claw/ui/store";

/** Null as long as the version that is open is the newest; else what brings the newer one. */
export type NewVersion = { take(): void } | null;

/** Lets the service worker keep the client's files, and tells when another version waits. Nothing reloads by itself. */
export async function watchForNewVersion(store: Store<NewVersion>): Promise<void> {
  const { serviceWorker } = navigator;
  const registration = await serviceWorker.register("/sw.js");
  let isAsked = false;
  serviceWorker.addEventListener("controllerchange", () => {
    if (isAsked) location.reload();
  });

  const tell = () => {
    const { waiting } = registration;
    if (!waiting || !serviceWorker.controller) return;

    store.set({
      take: () => {
        isAsked = true;
        waiting.postMessage("take over");
      },
    });
  };
  tell();
  registration.addEventListener("updatefound", () =>
    registration.installing?.addEventListener("statechange", tell),
  );
}
