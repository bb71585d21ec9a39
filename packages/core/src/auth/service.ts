import type { AuthService } from "@claw/contract";
import type { PeopleSessions } from "../people/deps.ts";
import type { PasswordCheck, SessionRevocation } from "../user/ports.ts";
import { authenticate } from "./authenticate.ts";
import { changePassword } from "./change-password.ts";
import type { AuthDeps } from "./deps.ts";
import { endOtherSessions } from "./end-other-sessions.ts";
import { endSession } from "./end-session.ts";
import { endSessions } from "./end-sessions.ts";
import { findRefused } from "./find-refused.ts";
import { listJwks } from "./list-jwks.ts";
import { listSessions } from "./list-sessions.ts";
import { login } from "./login.ts";
import { logout } from "./logout.ts";
import { mailPasswordReset } from "./mail-password-reset.ts";
import { me } from "./me.ts";
import { assembleParts } from "./parts.ts";
import { refresh } from "./refresh.ts";
import { register } from "./register.ts";
import { requestEmailVerification } from "./request-email-verification.ts";
import { requestPasswordReset } from "./request-password-reset.ts";
import { requirePassword } from "./require-password.ts";
import { resetPassword } from "./reset-password.ts";
import { verifyEmail } from "./verify-email.ts";

/** Disposing waits for the mails that are on their way. */
export type Auth = AuthService & SessionRevocation & PasswordCheck & PeopleSessions & AsyncDisposable;

export function createAuthService(deps: AuthDeps): Auth {
  const parts = assembleParts(deps);

  return {
    register: (actor, input) => register(parts, actor, input),
    login: (actor, input) => login(parts, actor, input),
    refresh: (actor, refreshToken) => refresh(parts, actor, refreshToken),
    logout: (actor, input) => logout(parts, actor, input),
    me: (actor) => me(parts, actor),
    changePassword: (actor, input) => changePassword(parts, actor, input),
    requestPasswordReset: (actor, input) => requestPasswordReset(parts, actor, input),
    resetPassword: (actor, input) => resetPassword(parts, actor, input),
    requestEmailVerification: (actor) => requestEmailVerification(parts, actor),
    verifyEmail: (actor, input) => verifyEmail(parts, actor, input),
    sessions: (actor) => listSessions(parts, actor),
    endSession: (actor, input) => endSession(parts, actor, input),
    endOtherSessions: (actor) => endOtherSessions(parts, actor),
    authenticate: (accessToken, origin) => authenticate(parts, accessToken, origin),
    findRefused: (accessTokens) => findRefused(parts, accessTokens),
    jwks: () => listJwks(parts),

    requirePassword: (actor, password) => requirePassword(parts, actor, password),
    async endAllSessions(tx, userId, reason: "account_disabled" | "ended_by_operator") {
      await endSessions(tx, { userId }, reason, deps.clock.now());
    },
    mailPasswordReset: (person) => mailPasswordReset(parts, person),
    forgetUser: (userId) => parts.standings.forgetUser(userId),
    [Symbol.asyncDispose]: () => parts.background[Symbol.asyncDispose](),
  };
}
