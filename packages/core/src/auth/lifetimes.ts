const second = 1000;
const minute = 60 * second;
const day = 24 * 60 * minute;

/** How long things last, in milliseconds. */
export const lifetimes = {
  accessToken: 10 * minute,
  /** A session that is not refreshed for so long is over. */
  sessionIdle: 14 * day,
  /** A session ends so long after sign-in, however busy it is. */
  sessionAbsolute: 90 * day,
  /** For so long the token before the newest gets the same successor again: two tabs that refresh at once. */
  refreshGrace: 10 * second,
  /** A mailed token can be used for so long. */
  mailedToken: 30 * minute,
  /** A key signs for so long; it verifies for one access token longer. */
  signingKey: 30 * day,
  /** For so long an answer about a session is remembered; revocation is promised within twice that. */
  standing: 5 * second,
} as const;
