import type { AppRouter, RouterInputs, RouterOutputs } from "@claw/api";
import type { TRPCClient } from "@trpc/client";
import type { Send } from "../send.ts";

/** What both clients give for it: calls that go out through a `Send` of one's own, with the tokens of the client. */
export type UploadClient = { callsBy(send: Send): TRPCClient<AppRouter> };

/** A `Send` that says how much of the body has left, from 0 to 1. */
export type SendWithProgress = (onSent: (share: number) => void) => Send;

export type UploadInput = {
  knowledgeBaseId: string;
  /** With a name; a Blob has none and is called `title`, or `document`. */
  file: File | Blob;
  /** The file's name where left out. */
  title?: string | undefined;
  /** A document's own id gives it a new version; an id of one's own makes a second try harmless. */
  documentId?: string | undefined;
};

export type UploadOptions = {
  /** How much of the body has left, from 0 to 1. Never goes back, but for a second try with a newer token. */
  onProgress?: (share: number) => void;
  signal?: AbortSignal;
};

type Document = RouterOutputs["knowledge"]["upload"];

/**
 * Uploads a file into a knowledge base. Resolves when it is stored and queued; `knowledge.onProgress` tells the rest.
 * Errors are as those of every call: `reasonOf(error)`, null where the network was lost.
 */
export async function uploadBy(
  client: UploadClient,
  sendWithProgress: SendWithProgress,
  input: UploadInput,
  { onProgress, signal }: UploadOptions = {},
): Promise<Document> {
  const calls = client.callsBy(sendWithProgress((share) => onProgress?.(share)));

  return calls.knowledge.upload.mutate(formOf(input), signal ? { signal } : undefined);
}

function formOf({
  knowledgeBaseId,
  file,
  title,
  documentId,
}: UploadInput): RouterInputs["knowledge"]["upload"] {
  const form = new FormData();
  form.append("knowledgeBaseId", knowledgeBaseId);
  if (title !== undefined) form.append("title", title);
  if (documentId !== undefined) form.append("documentId", documentId);
  // Last, so that what is small is known before what is large.
  form.append("file", file, file instanceof File ? file.name : (title ?? "document"));

  return form;
}
