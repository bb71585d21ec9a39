import type { FieldProblem } from "@claw/contract";
import type { TRPCError } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import { z } from "zod";
import { describeError } from "../errors.ts";
import { waitHeaders } from "../wait-headers.ts";
import { jsonResponse } from "./json-response.ts";

export const RestError = z.object({
  code: z.number().int().meta({ description: "The HTTP status" }),
  message: z.string(),
  detail: z.union([z.string(), z.array(z.object({ field: z.string(), message: z.string() }))]).meta({
    description: "Invalid input: the fields and what is wrong with them. Else the closed error code",
  }),
  retry_after: z.number().int().optional().meta({ description: "Seconds until another try makes sense" }),
});
export type RestError = z.infer<typeof RestError>;

/** `conversationId` is `conversation_id` on this face. */
function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function describeFields(fields: FieldProblem[], message: string): FieldProblem[] {
  if (fields.length === 0) return [{ field: "request", message }];

  return fields.map((problem) => ({ field: snakeCase(problem.field), message: problem.message }));
}

/** An error as the REST contract has it. Says no more than {@link describeError} allows. */
export function errorResponse(error: TRPCError): Response {
  const { reason, message, fields, retryAfter } = describeError(error);
  const status = getHTTPStatusCodeFromError(error);
  const body: RestError = { code: status, message, detail: reason };
  const headers = waitHeaders([error]);

  if (reason === "INVALID_INPUT") {
    body.detail = describeFields(fields, message);
    body.message = body.detail.map((problem) => `${problem.field}: ${problem.message}`).join("; ");
  }
  if (retryAfter !== undefined || status === 429) {
    body.retry_after = Math.max(1, Math.ceil(retryAfter ?? 1));
    headers.set("retry-after", String(body.retry_after));
  }
  if (status === 401) headers.set("www-authenticate", "Bearer");

  return jsonResponse(status, body, headers);
}
