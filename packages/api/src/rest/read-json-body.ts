import { DomainError } from "@claw/contract";
import { TRPCError } from "@trpc/server";
import { z } from "zod";

const JsonObject = z.record(z.string(), z.unknown());

function refuse(message: string, cause?: unknown): DomainError {
  return new DomainError("INVALID_INPUT", { message, cause, fields: [{ field: "body", message }] });
}

/**
 * The JSON object in a request's body; an empty body is an empty object.
 * PAYLOAD_TOO_LARGE beyond `maxBytes`, INVALID_INPUT for what is not UTF-8 or not a JSON object, 415 for another type.
 */
export async function readJsonBody(request: Request, maxBytes: number): Promise<Record<string, unknown>> {
  const bytes = await readBytes(request, maxBytes);
  if (bytes.length === 0) return {};
  if (!request.headers.get("content-type")?.toLowerCase().startsWith("application/json")) {
    throw new TRPCError({ code: "UNSUPPORTED_MEDIA_TYPE", message: "The body must be application/json." });
  }

  const parsed = JsonObject.safeParse(parseJson(bytes));
  if (!parsed.success) throw refuse("The body must be a JSON object.");

  return parsed.data;
}

function parseJson(bytes: Uint8Array<ArrayBuffer>): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (cause) {
    throw refuse("The body is not JSON in UTF-8.", cause);
  }
}

/** PAYLOAD_TOO_LARGE beyond the limit, as soon as that is known. */
export async function readBytes(request: Request, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const tooLarge = new DomainError("PAYLOAD_TOO_LARGE", { message: `The body may hold ${maxBytes} bytes.` });
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) throw tooLarge;
  if (!request.body) return new Uint8Array();

  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for await (const chunk of request.body) {
    size += chunk.byteLength;
    if (size > maxBytes) throw tooLarge;
    chunks.push(chunk);
  }

  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}
