export * from "../both-doors.ts";
export {
  type BrowserClient,
  type BrowserClientOptions,
  createBrowserClient,
  type SignOutCause,
} from "./create-browser-client.ts";
export { importFile } from "./import-file.ts";
export type { SessionState } from "./session-state.ts";
export { uploadDocument } from "./upload-document.ts";
