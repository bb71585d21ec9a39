import type { Actor, Origin } from "../actor.ts";
import type { User } from "../user/schemas.ts";
import type {
  ChangePassword,
  EndSession,
  IssuedSession,
  Login,
  Logout,
  Register,
  RequestPasswordReset,
  ResetPassword,
  Session,
  VerifyEmail,
} from "./schemas.ts";

export interface AuthService {
  /** The first person of a fresh installation becomes its operator. EMAIL_TAKEN, RATE_LIMITED. */
  register(actor: Actor, input: Register): Promise<IssuedSession>;
  /** INVALID_CREDENTIALS alike for an unknown address and a wrong password; ACCOUNT_DISABLED only with the right one. */
  login(actor: Actor, input: Login): Promise<IssuedSession>;
  /** Rotates. UNAUTHENTICATED for anything but the newest token and, for 10 s, its predecessor. */
  refresh(actor: Actor, refreshToken: string): Promise<IssuedSession>;
  /** Ends the caller's session, or the one that the refresh token names. Never fails for a session that has ended. */
  logout(actor: Actor, input: Logout): Promise<void>;
  me(actor: Actor): Promise<User>;
  /** Ends all other sessions. */
  changePassword(actor: Actor, input: ChangePassword): Promise<void>;
  /** Answers the same whether or not the address is known. */
  requestPasswordReset(actor: Actor, input: RequestPasswordReset): Promise<void>;
  /** TOKEN_INVALID for one that is unknown, used or older than 30 minutes. Ends all sessions. */
  resetPassword(actor: Actor, input: ResetPassword): Promise<void>;
  requestEmailVerification(actor: Actor): Promise<void>;
  verifyEmail(actor: Actor, input: VerifyEmail): Promise<void>;
  sessions(actor: Actor): Promise<Session[]>;
  endSession(actor: Actor, input: EndSession): Promise<void>;
  endOtherSessions(actor: Actor): Promise<void>;
  /**
   * Who holds this access token, right now: signature, expiry, session and account are checked, with answers
   * remembered for at most 5 s so that a revocation is felt within 10 s. UNAUTHENTICATED otherwise.
   */
  authenticate(accessToken: string, origin: Origin): Promise<Actor>;
  /** Those of many access tokens that `authenticate` would refuse, by few looks into the database. For open sockets. */
  findRefused(accessTokens: readonly string[]): Promise<ReadonlySet<string>>;
  /** Public keys for `/.well-known/jwks.json` (RFC 7517). */
  jwks(): Promise<{ keys: object[] }>;
}
