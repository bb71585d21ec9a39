import { toFailure } from "@claw/client/browser";
import { useApp } from "../app/app-context.ts";

/** Ends the session in all tabs. Without the server it cannot be ended, and the person hears so. */
export function useSignOut(): () => void {
  const { browser, notices } = useApp();

  return () => {
    browser.logout().catch((error: unknown) => notices.tell("conversation.changeFailed", toFailure(error)));
  };
}
