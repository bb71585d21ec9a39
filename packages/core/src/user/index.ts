export type { UserDeps } from "./deps.ts";
export type { SessionRevocation } from "./ports.ts";
export { createUserService } from "./service.ts";
