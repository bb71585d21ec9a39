import { generateOpenApiDocument, type OpenAPIObject } from "trpc-to-openapi";
import { RestError } from "./error-response.ts";
import { restRouter } from "./root.ts";
import { type Route, restPrefix, routes } from "./routes.ts";

export type Operation = NonNullable<NonNullable<OpenAPIObject["paths"]>[string]["get"]>;

const description = [
  "The REST face of CLAW.AI: the procedures of the tRPC API under the paths of the service that it replaced.",
  "JSON in UTF-8; ids are UUIDs, times ISO 8601 in UTC, cost a decimal number of yuan.",
  "Sign in at `/auth/login` and send the access token as `Authorization: Bearer …`.",
].join(" ");

const meanings: Record<number, string> = {
  400: "Invalid input; `detail` lists the fields",
  401: "Not signed in, or no longer",
  402: "The balance does not suffice",
  403: "Not allowed",
  404: "Unknown, or somebody else's",
  409: "Exists already",
  413: "The body is too large",
  415: "The body is of another type than the one above",
  422: "Understood, but not possible",
  429: "Too many requests; `Retry-After` says when to come back",
  500: "Something went wrong on our side",
  502: "The model provider failed",
  504: "The model provider did not answer in time",
};

/**
 * The OpenAPI 3.1 document of this face.
 * @param publicUrl where the installation is reached, without a slash at its end
 */
export function openApiDocument(publicUrl: string): OpenAPIObject {
  const document = generateOpenApiDocument(restRouter, {
    title: "CLAW.AI",
    description,
    version: "1.0.0",
    license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    baseUrl: `${publicUrl}${restPrefix}`,
    docsUrl: `${publicUrl}${restPrefix}/docs`,
    tags: ["auth", "users", "conversations", "presence", "knowledge", "billing"],
    securitySchemes: { bearer: { type: "http", scheme: "bearer", description: "Access token" } },
    defs: { Error: RestError },
  });

  for (const route of routes) {
    const operation = operationOf(document, route);
    if (operation) completeOperation(operation, route);
  }

  return document;
}

export function operationOf(document: OpenAPIObject, route: Route): Operation | undefined {
  const item = document.paths?.[route.path];

  switch (route.method) {
    case "GET":
      return item?.get;
    case "POST":
      return item?.post;
    case "PUT":
      return item?.put;
    case "PATCH":
      return item?.patch;
    case "DELETE":
      return item?.delete;
  }
}

/** What the library cannot say: our statuses, our error shape, parameters in place of a body. */
function completeOperation(operation: Operation, route: Route): void {
  const good = route.success === 204 ? { description: "Done; no content" } : operation.responses?.[200];
  const errors = errorStatuses(operation, route).map((status) => [status, errorDescription(status)] as const);
  operation.responses = { [route.success]: good, ...Object.fromEntries(errors) };
  if (route.query.length === 0) return;

  const { requestBody, parameters = [] } = operation;
  if (requestBody && "content" in requestBody) requestBody.required = false;
  operation.parameters = [...parameters, ...route.query.map(describeQuery)];
}

function describeQuery(name: string) {
  const description = "In place of a body; a long text belongs into the body";

  return { in: "query" as const, name, description, schema: { type: "string" as const } };
}

function errorStatuses({ parameters = [], requestBody }: Operation, route: Route): number[] {
  const statuses = [
    ...(parameters.length > 0 || requestBody ? [400] : []),
    ...(route.isProtected ? [401] : []),
    ...(route.path.includes("{") ? [404] : []),
    ...(route.hasBody ? [413, 415] : []),
    ...route.errors,
    429,
    500,
  ];

  return [...new Set(statuses)].sort((one, other) => one - other);
}

function errorDescription(status: number) {
  const seconds = { description: "Seconds", schema: { type: "integer" as const } };

  return {
    description: meanings[status] ?? "Failed",
    ...(status === 429 ? { headers: { "Retry-After": seconds } } : {}),
    content: { "application/json": { schema: { $ref: "#/components/schemas/Error" } } },
  };
}
