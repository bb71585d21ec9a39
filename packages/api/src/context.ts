import type { Actor, Origin, RequestRate, Services } from "@claw/contract";

/** The HttpOnly cookie in which browsers keep the refresh token. */
export interface RefreshCookie {
  read(): string | null;
  write(refreshToken: string): void;
  clear(): void;
}

/** The WebSocket that a call came over. */
export interface CallSocket {
  /** Of the connection; never used again. */
  readonly id: string;
  /** Replaces the access token before it expires, so that the socket stays open. UNAUTHENTICATED for another person's. */
  renew(accessToken: string): Promise<void>;
  /**
   * Whether an event may go out: null, at no cost, while the socket takes more. Otherwise resolves when it is this
   * event's turn, when the socket closes, or with the signal. `characters` is about the length of the event.
   */
  roomFor(characters: number, signal: AbortSignal | undefined): Promise<void> | null;
}

/** Where an answer says beside itself how much its caller may still ask: in its headers. */
export interface RateNotes {
  note(rate: RequestRate): void;
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
  /** Null where answers have no headers: on WebSockets. */
  rateNotes: RateNotes | null;
  /** Null over HTTP. */
  socket: CallSocket | null;
}
