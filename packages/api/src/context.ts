import type { Actor, Origin, Services } from "@claw/contract";

/** The HttpOnly cookie in which browsers keep the refresh token. */
export interface RefreshCookie {
  read(): string | null;
  write(refreshToken: string): void;
  clear(): void;
}

/** The WebSocket that a call came over. */
export interface SocketCredential {
  /** Replaces the access token before it expires, so that the socket stays open. UNAUTHENTICATED for another person's. */
  renew(accessToken: string): Promise<void>;
}

/** What the router needs of whoever hosts it. Only the contract's names: it is type-checked in every browser. */
export interface Context {
  services: Services;
  origin: Origin;
  requestId: string;
  /** Who calls, checked anew for each call, so that expiry and revocation reach open sockets. UNAUTHENTICATED. */
  identify(): Promise<Actor>;
  /** Null for clients that keep the refresh token themselves, and on WebSockets. */
  refreshCookie: RefreshCookie | null;
  /** Null over HTTP. */
  socket: SocketCredential | null;
}
