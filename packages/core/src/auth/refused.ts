import { DomainError } from "@claw/contract";

/** One answer for whatever is wrong, so that it tells nothing. */
export function refusedSession(): DomainError {
  return new DomainError("UNAUTHENTICATED", { message: "This session has ended. Sign in again." });
}

/** The same for an unknown address and a wrong password. */
export function refusedCredentials(): DomainError {
  return new DomainError("INVALID_CREDENTIALS", { message: "The e-mail address or the password is wrong." });
}

/** The same for a mailed token that is unknown, used or too old. */
export function refusedMailedToken(): DomainError {
  return new DomainError("TOKEN_INVALID", {
    message: "This link has been used or has expired. Ask for a new one.",
  });
}
