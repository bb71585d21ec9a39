/** What the server means by closing a socket (RFC 6455, section 7.4; the private codes after HTTP's statuses). */
export type CloseCause = "refused" | "tooMany" | "busy" | "lost";

export function closeCauseOf(code: number | undefined): CloseCause {
  switch (code) {
    case 4401:
      return "refused";
    case 4429:
      return "tooMany";
    case 1013:
      return "busy";
    default:
      return "lost";
  }
}

/** Milliseconds to stay away at least. */
export const stayAwayMs = { refused: 0, tooMany: 30_000, busy: 3_000, lost: 0 } as const satisfies Record<
  CloseCause,
  number
>;
