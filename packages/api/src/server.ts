export type { Context, RefreshCookie, SocketCredential } from "./context.ts";
export { describeError } from "./errors.ts";
export { type AppRouter, appRouter, createCaller } from "./root.ts";
