export * from "./auth/index.ts";
export * from "./billing/index.ts";
export * from "./conversation/index.ts";
export * from "./model/index.ts";
export { pause } from "./runtime/pause.ts";
export * from "./runtime/ports.ts";
export * from "./system/index.ts";
export * from "./user/index.ts";
