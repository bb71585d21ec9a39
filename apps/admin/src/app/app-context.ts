import type { BrowserClient } from "@claw/client/browser";
import type { Store } from "@claw/ui/store";
import type { ThemeStore } from "@claw/ui/theme";
import { createContext, use } from "react";
import type { Notices } from "./notices.ts";

/** What lies over the page. */
export type Overlay = "none" | "drawer" | "palette" | "shortcuts";

/** What lives as long as the page, outside React. */
export type App = {
  browser: BrowserClient;
  theme: ThemeStore;
  overlay: Store<Overlay>;
  notices: Notices;
};

export const AppContext = createContext<App | null>(null);

export function useApp(): App {
  const app = use(AppContext);
  if (!app) throw new Error("useApp is used outside the app");

  return app;
}
