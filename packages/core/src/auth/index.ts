export type { AuthConfig, AuthDeps } from "./deps.ts";
export { defaultHashing, type HashingOptions } from "./passwords.ts";
export type { Mail, Mailer, OpeningAccounts, RateLimit, RateLimiter, RateState } from "./ports.ts";
export { deriveProviderKey, deriveSettingsKey } from "./secrets.ts";
export { type Auth, createAuthService } from "./service.ts";
