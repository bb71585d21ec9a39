import type { OpenApiMethod } from "trpc-to-openapi";
import type { RestMeta } from "./procedures.ts";

type Description = {
  summary: string;
  description?: string;
  tag: "auth" | "users" | "conversations" | "presence" | "knowledge" | "billing";
  /** Status of a good answer; 200 where left out. */
  success?: RestMeta["success"];
  /** True where nobody needs to be signed in. */
  open?: boolean;
  query?: RestMeta["query"];
  /** True where the body is a form. */
  form?: boolean;
  errors?: RestMeta["errors"];
};

/** Where a procedure stands on the REST face, and what the OpenAPI document says of it. */
export function endpoint(method: OpenApiMethod, path: `/${string}`, about: Description): RestMeta {
  const {
    summary,
    description,
    tag,
    success = 200,
    open = false,
    query = [],
    form = false,
    errors = [],
  } = about;

  return {
    success,
    query,
    form,
    errors,
    openapi: {
      method,
      path,
      summary,
      ...(description === undefined ? {} : { description }),
      tags: [tag],
      contentTypes: [form ? "multipart/form-data" : "application/json"],
      protect: !open,
      errorResponses: [],
    },
  };
}
