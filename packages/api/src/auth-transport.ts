import { DomainError, type IssuedSession, type SignedIn } from "@claw/contract";
import type { CallSocket, Context } from "./context.ts";

/** Browsers get the refresh token in their cookie and never in the body; other clients the other way round. */
export function deliverSession(ctx: Context, session: IssuedSession): SignedIn {
  if (!ctx.refreshCookie) return session;

  const { refreshToken, ...rest } = session;
  ctx.refreshCookie.write(refreshToken);

  return rest;
}

/** The refresh token from the body or the cookie. UNAUTHENTICATED without one. */
export function presentedRefreshToken(
  ctx: Context,
  input: { refreshToken?: string | undefined } | undefined,
) {
  const refreshToken = input?.refreshToken ?? ctx.refreshCookie?.read();
  if (!refreshToken) throw new DomainError("UNAUTHENTICATED", { message: "Sign in first." });

  return refreshToken;
}

export function requireSocket(ctx: Context): CallSocket {
  if (ctx.socket) return ctx.socket;

  throw new DomainError("INVALID_INPUT", { message: "This call renews a WebSocket and must come over one." });
}
