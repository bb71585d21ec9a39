import { readTag } from "./read-tags.ts";
import { S3Failed, type S3Options, signedFetch } from "./s3-signed-fetch.ts";

/** A multipart upload: nothing is there until it is complete, and nothing stays if it is not. */
export async function putInParts(
  options: S3Options,
  key: string,
  parts: AsyncIterable<Uint8Array<ArrayBuffer>>,
  signal: AbortSignal | undefined,
): Promise<void> {
  const begun = await signedFetch(options, { method: "POST", key, query: { uploads: "" }, signal });
  const uploadId = readTag(await begun.text(), "UploadId");
  if (uploadId === null) throw new S3Failed(begun.status, "", `beginning ${key}: no UploadId`);

  try {
    const tags: string[] = [];
    for await (const body of parts) {
      const query = { partNumber: String(tags.length + 1), uploadId };
      const answer = await signedFetch(options, { method: "PUT", key, query, body, signal });
      tags.push(answer.headers.get("etag") ?? "");
      await answer.body?.cancel();
    }
    await complete(options, key, uploadId, tags, signal);
  } catch (error) {
    // Without the caller's signal: what is given up must go. Where it does not, the bucket's own rule ends it.
    await signedFetch(options, { method: "DELETE", key, query: { uploadId } }).catch(() => undefined);
    throw error;
  }
}

async function complete(
  options: S3Options,
  key: string,
  uploadId: string,
  tags: readonly string[],
  signal: AbortSignal | undefined,
): Promise<void> {
  const list = tags.map((tag, at) => `<Part><PartNumber>${at + 1}</PartNumber><ETag>${tag}</ETag></Part>`);
  const xml = `<CompleteMultipartUpload>${list.join("")}</CompleteMultipartUpload>`;
  const body = new TextEncoder().encode(xml);

  const answer = await signedFetch(options, { method: "POST", key, query: { uploadId }, body, signal });
  const text = await answer.text();
  // S3 may say 200 and fail all the same (API reference, CompleteMultipartUpload).
  if (readTag(text, "Code") !== null) throw new S3Failed(answer.status, readTag(text, "Code") ?? "", key);
}
