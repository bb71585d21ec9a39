import type { RateLimit } from "./ports.ts";

const minute = 60;
const hour = 60 * minute;

/** Generous for people behind one address, narrow for guessing at one account. */
export const limits = {
  registerByAddress: { name: "register:address", limit: 300, windowSeconds: hour },
  registerByEmail: { name: "register:email", limit: 30, windowSeconds: hour },
  loginByAddress: { name: "login:address", limit: 300, windowSeconds: 5 * minute },
  /** Wrong passwords only; the right one costs nothing. Shared by sign-in and change of password. */
  wrongPasswordByEmail: { name: "wrong-password:email", limit: 10, windowSeconds: 15 * minute },
  refreshByAddress: { name: "refresh:address", limit: 600, windowSeconds: 5 * minute },
  requestResetByAddress: { name: "request-reset:address", limit: 60, windowSeconds: hour },
  requestResetByEmail: { name: "request-reset:email", limit: 5, windowSeconds: hour },
  requestVerificationByAddress: { name: "request-verification:address", limit: 60, windowSeconds: hour },
  requestVerificationByEmail: { name: "request-verification:email", limit: 5, windowSeconds: hour },
  mailedTokenByAddress: { name: "mailed-token:address", limit: 60, windowSeconds: 15 * minute },
} as const satisfies Record<string, RateLimit>;
