import { createBrowserClient, keepSignInHint, type SignOutCause, toFailure } from "@claw/client/browser";
import { createStore } from "@claw/ui/store";
import { createThemeStore } from "@claw/ui/theme";
import { QueryClient } from "@tanstack/react-query";
import type { App, Overlay } from "./app-context.ts";
import { createNotices } from "./notices.ts";

/** Whether a read may succeed when repeated: the network or the server stumbled. */
function isWorthRepeating(failures: number, error: unknown): boolean {
  const { reason } = toFailure(error);
  return failures < 2 && (reason === "NETWORK" || reason === "UNAVAILABLE");
}

/** Wires what lives outside React: the client, the cache and the stores. */
export function compose(onSignedOut: (cause: SignOutCause) => void): { app: App; queryClient: QueryClient } {
  const queryClient = new QueryClient({
    defaultOptions: { queries: { staleTime: 10_000, retry: isWorthRepeating } },
  });
  const browser = createBrowserClient({ onSignedOut });
  keepSignInHint(browser.session, localStorage);

  return {
    queryClient,
    app: {
      browser,
      theme: createThemeStore(),
      overlay: createStore<Overlay>("none"),
      notices: createNotices(),
    },
  };
}
