export type { CallSocket, Context, RateNotes, RefreshCookie } from "./context.ts";
export { describeError, toTrpcError } from "./errors.ts";
export { requireUser } from "./guards.ts";
export { rateNotesIn } from "./rate-notes.ts";
export { createRestApp, type RestAppOptions } from "./rest/create-rest-app.ts";
export { createRestHandler, type RestFailure, type RestHandlerOptions } from "./rest/create-rest-handler.ts";
export { openApiDocument } from "./rest/open-api-document.ts";
export { type AppRouter, appRouter, createCaller } from "./root.ts";
export { waitHeaders } from "./wait-headers.ts";
