import type { QueryClient } from "@tanstack/react-query";
import type { App } from "../app/app-context.ts";
import { keepSeen } from "./keep-seen.ts";
import { keptStorage } from "./kept-storage.ts";
import { watchForNewVersion } from "./new-version.ts";

/** What makes the client open without a network. It is begun when the page stands, and needed by none of it. */
export function startOffline(
  { browser, cache, newVersion }: App,
  queryClient: QueryClient,
  isBuilt: boolean,
): void {
  keepSeen({ queryClient, session: browser.session, cache, storage: keptStorage(indexedDB) });
  if (!isBuilt || !("serviceWorker" in navigator)) return;

  watchForNewVersion(newVersion).catch((error: unknown) => console.warn("no service worker", error));
}
