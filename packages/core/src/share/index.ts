export type { ShareDeps } from "./deps.ts";
export { createShareService } from "./service.ts";
export { createShareTokens } from "./share-tokens.ts";
