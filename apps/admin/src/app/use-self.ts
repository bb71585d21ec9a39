import { useApp } from "./app-context.ts";

/** The id of who is signed in: what is one's own is decided by others. */
export function useSelf(): string | null {
  const session = useApp().browser.session.get();

  return session.status === "signedIn" ? session.user.id : null;
}
