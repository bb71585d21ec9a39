import { createStore, type Store } from "@claw/ui/store";
import type { Layout } from "./app-context.ts";

const key = "claw.sidebar";

/** Which parts of the page are open; the collapsed sidebar is remembered. */
export function createAppLayout(): Store<Layout> {
  const store = createStore<Layout>({
    isDrawerOpen: false,
    overlay: "none",
    isCollapsed: localStorage.getItem(key) === "collapsed",
  });
  store.subscribe(() => localStorage.setItem(key, store.get().isCollapsed ? "collapsed" : "open"));

  return store;
}
