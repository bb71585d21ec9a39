export type { UserDeps } from "./deps.ts";
export type { Belongings, PasswordCheck, SessionRevocation } from "./ports.ts";
export { createUserService } from "./service.ts";
export { startClosingSweep } from "./sweep-closing.ts";
