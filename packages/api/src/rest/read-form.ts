import { DomainError } from "@claw/contract";
import { TRPCError } from "@trpc/server";
import { readBytes } from "./read-json-body.ts";

/** Reads the form in a request's body. For hosts that have nothing better than to hold it in memory. */
export async function readFormInMemory(request: Request, maxBytes: number): Promise<FormData> {
  const type = request.headers.get("content-type") ?? "";
  const bytes = await readBytes(request, maxBytes);

  try {
    return await new Response(bytes, { headers: { "content-type": type } }).formData();
  } catch (cause) {
    const message = "The body is not a whole form.";
    throw new DomainError("INVALID_INPUT", { message, cause, fields: [{ field: "body", message }] });
  }
}

/** 415 for a body that is no form. */
export function requireForm(request: Request): void {
  if (request.headers.get("content-type")?.toLowerCase().startsWith("multipart/form-data")) return;

  throw new TRPCError({ code: "UNSUPPORTED_MEDIA_TYPE", message: "The body must be multipart/form-data." });
}

/** A form's fields by name; one that is empty was left out, one that is there twice is a list. */
export function fieldsOf(form: FormData): Record<string, unknown> {
  const names = new Set(form.keys());
  const fields = [...names].map((name) => {
    const [value, ...others] = form.getAll(name);
    return [name, others.length > 0 ? [value, ...others] : value] as const;
  });

  return Object.fromEntries(fields.filter(([, value]) => value !== ""));
}

/** What is undefined is left out. */
export function formOf(fields: Record<string, string | File | undefined>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    if (value !== undefined) form.append(name, value);
  }

  return form;
}
