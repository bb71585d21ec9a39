import type { OpenAPIObject } from "trpc-to-openapi";
import { createRestHandler, type RestHandlerOptions } from "./create-rest-handler.ts";
import { docsPage } from "./docs-page.ts";
import { docsStyle } from "./docs-style.ts";
import { openApiDocument } from "./open-api-document.ts";
import { restPrefix } from "./routes.ts";

export type RestAppOptions<Env> = RestHandlerOptions<Env> & {
  /** Where the installation is reached, without a slash at its end. */
  publicUrl: string;
};

/** All that lives under `/api/v1/`: the calls, the OpenAPI document, the page to read it. */
export function createRestApp<Env = void>(options: RestAppOptions<Env>) {
  const handle = createRestHandler<Env>(options);
  // Made for the first who reads: no start waits for it.
  let document: OpenAPIObject | null = null;
  const describe = () => {
    document ??= openApiDocument(options.publicUrl);
    return document;
  };
  const files = new Map([
    [`${restPrefix}/openapi.json`, { type: "application/json", text: () => JSON.stringify(describe()) }],
    [`${restPrefix}/docs`, { type: "text/html", text: () => docsPage(describe()) }],
    [`${restPrefix}/docs.css`, { type: "text/css", text: () => docsStyle }],
  ]);

  return async (request: Request, env: Env): Promise<Response> => {
    const file = files.get(new URL(request.url).pathname);
    const isRead = request.method === "GET" || request.method === "HEAD";
    if (!file || !isRead) return handle(request, env);

    const headers = { "content-type": `${file.type}; charset=utf-8`, "cache-control": "no-cache" };
    return new Response(request.method === "HEAD" ? null : file.text(), { headers });
  };
}
