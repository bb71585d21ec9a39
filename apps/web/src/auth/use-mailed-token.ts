import { useState } from "react";

/** The token behind `#token=`; null where the link is not whole. Fragments never reach a server's log. */
export function tokenFrom(hash: string): string | null {
  return new URLSearchParams(hash.replace(/^#/, "")).get("token") || null;
}

/** The token of the mail that led here, as it was when the page opened. */
export function useMailedToken(): string | null {
  const [token] = useState(() => tokenFrom(location.hash));

  return token;
}
