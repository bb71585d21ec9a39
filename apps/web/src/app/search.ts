type Search = Record<string, unknown>;

/** What the sidebar shows: a search, or the archive. */
export function shellSearch({ q, archived }: Search): {
  q?: string | undefined;
  archived?: true | undefined;
} {
  return {
    ...(typeof q === "string" || typeof q === "number" ? { q: String(q) } : {}),
    ...(archived === true ? { archived } : {}),
  };
}

/** Which panel is open beside a conversation. */
export function panelSearch({ panel }: Search): { panel?: "settings" | undefined } {
  return panel === "settings" ? { panel } : {};
}

/** Where to go after signing in, and why one has to. */
export function signInSearch({ redirect, ended }: Search): {
  redirect?: string | undefined;
  ended?: true | undefined;
} {
  return {
    ...(typeof redirect === "string" && isOwnAddress(redirect) ? { redirect } : {}),
    ...(ended === true ? { ended } : {}),
  };
}

/** An address of this page's own: a link must not send anybody elsewhere after signing in. */
export function isOwnAddress(address: string): boolean {
  return /^\/(?![/\\])/.test(address);
}
