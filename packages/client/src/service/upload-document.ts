import type { RouterOutputs } from "@claw/api";
import { fetchWithProgress } from "../upload/fetch-with-progress.ts";
import { type UploadClient, type UploadInput, type UploadOptions, uploadBy } from "../upload/upload-by.ts";

/** Uploads a file into a knowledge base; see {@link uploadBy}. `await openAsBlob(path)` of Node reads it as it is sent. */
export function uploadDocument(
  client: UploadClient,
  input: UploadInput,
  options?: UploadOptions,
): Promise<RouterOutputs["knowledge"]["upload"]> {
  return uploadBy(client, fetchWithProgress(), input, options);
}
