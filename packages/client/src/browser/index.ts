export * from "../both-doors.ts";
export {
  type BrowserClient,
  type BrowserClientOptions,
  createBrowserClient,
  type SignOutCause,
} from "./create-browser-client.ts";
export { type Failure, type FailureReason, toFailure, toReason } from "./failure.ts";
export { importFile } from "./import-file.ts";
export type { SessionState } from "./session-state.ts";
export { keepSignInHint, mayBeSignedIn } from "./sign-in-hint.ts";
export { uploadDocument } from "./upload-document.ts";
