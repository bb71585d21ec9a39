import type { BrowserClient } from "./create-browser-client.ts";

const key = "claw.signedIn";

/** Whether asking the server for a session is worth it: the cookie itself cannot be seen from here. */
export function mayBeSignedIn(storage: Pick<Storage, "getItem">): boolean {
  return storage.getItem(key) !== null;
}

/** Remembers that somebody is signed in on this device; nothing about who. */
export function keepSignInHint(session: BrowserClient["session"], storage: Storage): void {
  session.subscribe(() => {
    const { status } = session.get();
    if (status === "signedIn") storage.setItem(key, "1");
    if (status === "signedOut") storage.removeItem(key);
  });
}
