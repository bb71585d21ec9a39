import type { SessionState } from "@claw/client/browser";
import { useSyncExternalStore } from "react";
import { useApp } from "../app/app-context.ts";

/** Who is signed in. */
export function useSession(): SessionState {
  const { session } = useApp().browser;

  return useSyncExternalStore(session.subscribe, session.get);
}
