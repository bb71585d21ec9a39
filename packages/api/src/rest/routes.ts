import { forEachOpenApiProcedure, getPathRegExp, normalizePath, type OpenApiMethod } from "trpc-to-openapi";
import type { RestMeta } from "./procedures.ts";
import { restRouter } from "./root.ts";

/** Under which all of this face lives. */
export const restPrefix = "/api/v1";

export type Route = {
  method: OpenApiMethod;
  /** As in the OpenAPI document: `/conversations/{id}`. */
  path: string;
  pattern: RegExp;
  /** Name in the router, `conversations.get`. */
  procedure: string;
  type: "query" | "mutation";
  isProtected: boolean;
  hasBody: boolean;
  success: RestMeta["success"];
  query: RestMeta["query"];
  form: RestMeta["form"];
  errors: RestMeta["errors"];
};

function readRoutes(): Route[] {
  const routes: Route[] = [];

  forEachOpenApiProcedure<RestMeta>(restRouter._def.procedures, ({ path: procedure, type, meta }) => {
    if (type === "subscription") throw new TypeError(`${procedure}: REST has no subscriptions`);

    const { openapi, success, query, form, errors } = meta;
    const { method, path, protect: isProtected = true } = openapi;
    const hasBody = method === "POST" || method === "PUT" || method === "PATCH";
    const pattern = getPathRegExp(path);

    routes.push({
      method,
      path,
      pattern,
      procedure,
      type,
      isProtected,
      hasBody,
      success,
      query,
      form,
      errors,
    });
  });

  return routes;
}

export const routes: readonly Route[] = readRoutes();

export type Match =
  | { kind: "found"; route: Route; params: Record<string, string> }
  | { kind: "wrongMethod"; allowed: OpenApiMethod[] }
  | { kind: "unknown" };

/** What answers a method at a path, which is given with its prefix; the first route that fits. */
export function matchRoute(method: string, pathname: string): Match {
  if (!pathname.startsWith(`${restPrefix}/`)) return { kind: "unknown" };

  const path = normalizePath(pathname.slice(restPrefix.length));
  const fitting = routes.filter(({ pattern }) => pattern.test(path));
  if (fitting.length === 0) return { kind: "unknown" };

  const route = fitting.find((candidate) => candidate.method === method);
  if (!route) return { kind: "wrongMethod", allowed: fitting.map((candidate) => candidate.method) };

  return { kind: "found", route, params: { ...route.pattern.exec(path)?.groups } };
}
