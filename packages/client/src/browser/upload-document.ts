import type { RouterOutputs } from "@claw/api";
import { type UploadClient, type UploadInput, type UploadOptions, uploadBy } from "../upload/upload-by.ts";
import { xhrWithProgress } from "./xhr-with-progress.ts";

/** Uploads a file into a knowledge base; see {@link uploadBy}. */
export function uploadDocument(
  client: UploadClient,
  input: UploadInput,
  options?: UploadOptions,
): Promise<RouterOutputs["knowledge"]["upload"]> {
  return uploadBy(client, xhrWithProgress, input, options);
}
