import { createWriteStream, openAsBlob } from "node:fs";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { DomainError } from "@claw/contract";
import { Busboy } from "@fastify/busboy";

/** A form of ours has four fields; what is beyond is not kept. */
const limits = { parts: 20, fieldSize: 8192, headerPairs: 20, headerSize: 16_384 };

/**
 * Parses a form (multipart/form-data, RFC 7578) as it comes. Its files are written into `folder` and are backed by
 * what is there, so that memory holds none of them. INVALID_INPUT for what is no whole form.
 */
export async function storeForm(
  bytes: AsyncIterable<Buffer>,
  contentType: string,
  folder: string,
): Promise<FormData> {
  const parser = openParser(contentType);
  const form = new FormData();
  const files: Promise<(() => Promise<void>) | null>[] = [];
  const stop = new AbortController();

  parser.on("field", (name, value) => form.append(name, value));
  parser.on("file", (name, stream, fileName, _encoding, type) => {
    const path = join(folder, String(files.length));
    const stored = storeFile(stream, path, stop.signal).then(
      () => async () => form.append(name, await openFile(path, fileName, type)),
      (error: unknown) => {
        parser.destroy(toError(error));
        return null;
      },
    );
    files.push(stored);
  });

  try {
    await pipeline(bytes, parser);
  } catch (cause) {
    stop.abort();
    await Promise.all(files);
    throw isOurs(cause) ? cause : notWhole(cause);
  }
  for (const append of await Promise.all(files)) await append?.();

  return form;
}

function openParser(contentType: string) {
  try {
    return new Busboy({ headers: { "content-type": contentType }, limits });
  } catch (cause) {
    throw notWhole(cause);
  }
}

async function storeFile(stream: Readable, path: string, signal: AbortSignal): Promise<void> {
  await pipeline(stream, createWriteStream(path, { flags: "wx", mode: 0o600 }), { signal });
}

async function openFile(path: string, name: string, type: string): Promise<File> {
  return new File([await openAsBlob(path, { type })], name, { type });
}

/** Errors of the system (a full disk, a connection that broke) are not the form's. */
function isOurs(error: unknown): boolean {
  return error instanceof DomainError || (error instanceof Error && "code" in error);
}

function notWhole(cause: unknown): DomainError {
  const message = "The body is not a whole form.";

  return new DomainError("INVALID_INPUT", { message, cause, fields: [{ field: "body", message }] });
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
