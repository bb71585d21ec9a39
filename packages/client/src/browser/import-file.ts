import type { RouterOutputs } from "@claw/api";
import type { UploadClient, UploadOptions } from "../upload/upload-by.ts";
import { xhrWithProgress } from "./xhr-with-progress.ts";

/** Imports conversations from a file; resolves when all of them are there. */
export async function importFile(
  client: UploadClient,
  file: File,
  { onProgress, signal }: UploadOptions = {},
): Promise<RouterOutputs["conversation"]["import"]> {
  const calls = client.callsBy(xhrWithProgress((share) => onProgress?.(share)));
  const form = new FormData();
  form.append("file", file, file.name);

  return calls.conversation.import.mutate(form, signal ? { signal } : undefined);
}
