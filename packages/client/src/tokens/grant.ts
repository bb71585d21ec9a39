import type { RouterOutputs } from "@claw/api";
import type { User } from "@claw/contract";

/** An access token, and how long it lasts. */
export type Grant = {
  accessToken: string;
  /** Milliseconds since 1970 from which on a newer one should be fetched; Infinity where it is not known. */
  renewAt: number;
  /** Milliseconds since 1970; Infinity where it is not known. */
  expiresAt: number;
  /** Null where nobody asked. */
  user: User | null;
};

/** Seconds are renewed ahead: a call that starts just before the end must still arrive in time. */
const aheadMs = 30_000;

/** @param now milliseconds since 1970 at which the answer arrived */
export function grantFrom(session: RouterOutputs["auth"]["login"], now: number): Grant {
  const lifetime = session.expiresIn * 1000;

  return {
    accessToken: session.accessToken,
    expiresAt: now + lifetime,
    renewAt: now + lifetime - Math.min(aheadMs, lifetime / 4),
    user: session.user,
  };
}

/** A token of which nothing is known but itself. */
export function lastingGrant(accessToken: string): Grant {
  return { accessToken, renewAt: Number.POSITIVE_INFINITY, expiresAt: Number.POSITIVE_INFINITY, user: null };
}
