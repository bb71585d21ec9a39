import type { OpenAPIObject } from "trpc-to-openapi";
import { renderSchema } from "./docs-schema.ts";
import { type Html, html } from "./html.ts";
import { type Operation, operationOf } from "./open-api-document.ts";
import { type Route, restPrefix, routes } from "./routes.ts";

/** The document as a page to read: no script, no outside host, one style sheet beside it. */
export function docsPage(document: OpenAPIObject): string {
  const tags = (document.tags ?? []).map(({ name }) => name);

  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${document.info.title} REST API</title>
<link rel="stylesheet" href="${restPrefix}/docs.css">
</head>
<body>
<header>
<h1>${document.info.title} REST API</h1>
<p>${renderProse(document.info.description ?? "")}</p>
<p><a href="${restPrefix}/openapi.json">openapi.json</a> (OpenAPI ${document.openapi})</p>
<nav>${[...tags, "schemas"].map((tag) => html`<a href="#${tag}">${tag}</a> `)}</nav>
</header>
<main>
${tags.map((tag) => renderTag(document, tag))}
<section id="schemas"><h2>schemas</h2>${renderSchemas(document)}</section>
</main>
</body>
</html>
`.markup;
}

function renderTag(document: OpenAPIObject, tag: string): Html {
  const operations = routes.flatMap((route) => {
    const operation = operationOf(document, route);

    return operation?.tags?.includes(tag) ? [renderOperation(route, operation)] : [];
  });

  return html`<section id="${tag}"><h2>${tag}</h2>${operations}</section>\n`;
}

function renderOperation(route: Route, operation: Operation): Html {
  const { operationId = "", summary = "", description = "" } = operation;

  return html`<details id="${operationId}">
<summary><code class="method">${route.method}</code> <code>${restPrefix}${route.path}</code> <span>${summary}</span></summary>
<p>${renderProse(description)} ${route.isProtected ? "Needs a bearer token." : "Open to anyone."}</p>
${renderParameters(operation)}
${renderBody("Request", operation.requestBody)}
<h3>Answers</h3>
${Object.entries(operation.responses ?? {}).map(([status, response]) => renderResponse(status, response))}
</details>\n`;
}

/** Text in which `back quotes` mark code. */
function renderProse(text: string): Html {
  return html`${text.split("`").map((part, at) => (at % 2 === 1 ? html`<code>${part}</code>` : part))}`;
}

function renderParameters({ parameters = [] }: Operation): Html {
  const rows = parameters.flatMap((parameter) =>
    "name" in parameter
      ? [
          html`<tr><td><code>${parameter.name}</code></td><td>${parameter.in}</td>
<td>${renderSchema(parameter.schema)}</td><td>${parameter.description ?? ""}</td></tr>\n`,
        ]
      : [],
  );
  if (rows.length === 0) return html``;

  return html`<h3>Parameters</h3><table>${rows}</table>`;
}

function renderBody(title: string, body: unknown): Html {
  const [json, form] = [schemaOf(body, "application/json"), schemaOf(body, "multipart/form-data")];
  if (json !== undefined) return html`<h3>${title}</h3><pre>${renderSchema(json)}</pre>`;
  if (form !== undefined) return html`<h3>${title} (a form)</h3><pre>${renderSchema(form)}</pre>`;

  return html``;
}

function renderResponse(status: string, response: { description?: string }): Html {
  const schema = schemaOf(response, "application/json");
  const shape = schema === undefined ? "" : html` <code>${renderSchema(schema)}</code>`;

  return html`<p><b>${status}</b> ${renderProse(response.description ?? "")}${shape}</p>\n`;
}

function schemaOf(holder: unknown, type: string): unknown {
  if (typeof holder !== "object" || holder === null || !("content" in holder)) return undefined;

  const { content } = holder;
  if (typeof content !== "object" || content === null) return undefined;

  const media = new Map<string, unknown>(Object.entries(content)).get(type);
  return typeof media === "object" && media !== null && "schema" in media ? media.schema : undefined;
}

function renderSchemas(document: OpenAPIObject): Html[] {
  return Object.entries(document.components?.schemas ?? {}).map(
    ([name, schema]) => html`<h3 id="schema-${name}">${name}</h3><pre>${renderSchema(schema)}</pre>\n`,
  );
}
