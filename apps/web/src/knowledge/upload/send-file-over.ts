import { type BrowserClient, uploadDocument } from "@claw/client/browser";
import type { SendFile } from "./upload-queue.ts";

/** Sends files over the page's client, which tells how much has left. */
export function sendFileOver(browser: BrowserClient): SendFile {
  return (input, options) => uploadDocument(browser, input, options);
}
