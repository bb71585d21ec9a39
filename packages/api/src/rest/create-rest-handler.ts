import { callTRPCProcedure, getTRPCErrorFromUnknown, TRPCError } from "@trpc/server";
import type { Context } from "../context.ts";
import { toTrpcError } from "../errors.ts";
import { rateNotesIn } from "../rate-notes.ts";
import { createCaller } from "../root.ts";
import { errorResponse } from "./error-response.ts";
import { jsonResponse } from "./json-response.ts";
import type { RestContext } from "./procedures.ts";
import { fieldsOf, readFormInMemory, requireForm } from "./read-form.ts";
import { readJsonBody } from "./read-json-body.ts";
import { restRouter } from "./root.ts";
import { matchRoute, type Route } from "./routes.ts";

export type RestFailure<Env = void> = {
  error: TRPCError;
  request: Request;
  env: Env;
  procedure: string | null;
};

export type RestHandlerOptions<Env> = {
  /** As for tRPC. `env` is whatever the host hands on with a request, such as the peer's address. */
  createContext(request: Request, env: Env): Context | Promise<Context>;
  /** For the log: hears of every refused or failed call, with its cause. */
  onError?(failure: RestFailure<Env>): void;
  /** Of JSON; 1 MB where left out. */
  maxBodyBytes?: number;
  /** Reads an upload's form. In memory, up to `maxBodyBytes`, where left out. */
  readForm?(request: Request, env: Env): Promise<FormData>;
};

const defaultMaxBodyBytes = 1024 * 1024;

/**
 * Answers `/api/v1/…` with the procedures of {@link restRouter}, which call those of the application.
 * The library's own fetch handler is not used: it builds the whole OpenAPI document anew for each request, switches
 * coercion on in schemas that are shared with tRPC, and knows neither body limits nor statuses.
 */
export function createRestHandler<Env = void>(options: RestHandlerOptions<Env>) {
  const { createContext, onError, maxBodyBytes = defaultMaxBodyBytes } = options;
  const readForm = options.readForm ?? ((request: Request) => readFormInMemory(request, maxBodyBytes));

  return async (request: Request, env: Env): Promise<Response> => {
    const url = new URL(request.url);
    const isHead = request.method === "HEAD";
    const match = matchRoute(isHead ? "GET" : request.method, url.pathname);
    const procedure = match.kind === "found" ? match.route.procedure : null;

    try {
      if (match.kind === "unknown") {
        throw new TRPCError({ code: "NOT_FOUND", message: "There is nothing at this address." });
      }
      if (match.kind === "wrongMethod") return wrongMethod(request.method, match.allowed);

      const { route, params } = match;
      const body = () =>
        route.form ? readFields(request, () => readForm(request, env)) : readJsonBody(request, maxBodyBytes);
      const headers = new Headers();
      const ctx = restContext(await createContext(request, env), request.signal, headers);
      const data = await callTRPCProcedure({
        router: restRouter,
        path: route.procedure,
        type: route.type,
        // Read when who calls is known: nobody else's hundred megabytes are taken in.
        getRawInput: async () => ({ ...(await readInput(route, url.searchParams, body)), ...params }),
        ctx,
        signal: request.signal,
        batchIndex: 0,
      });

      const response = answer(route, data, headers);
      return isHead ? new Response(null, response) : response;
    } catch (cause) {
      if (request.signal.aborted) return new Response(null, { status: 499 });

      const error = getTRPCErrorFromUnknown(toTrpcError(cause));
      onError?.({ error, request, env, procedure });

      return errorResponse(error);
    }
  };
}

/** Refresh tokens travel in the body here, never in a cookie. @param headers of the answer */
function restContext(ctx: Context, signal: AbortSignal, headers: Headers): RestContext {
  const { services, origin, requestId } = ctx;
  const identify = () => ctx.identify();
  const rateNotes = rateNotesIn(headers);
  const app = createCaller(
    { services, origin, requestId, identify, rateNotes, refreshCookie: null, socket: null },
    { signal },
  );

  return { identify, app };
}

async function readInput(
  route: Route,
  search: URLSearchParams,
  body: () => Promise<Record<string, unknown>>,
): Promise<Record<string, unknown>> {
  if (!route.hasBody) return Object.fromEntries(search);

  const named = [...search].filter(([name]) => route.query.includes(name));

  return { ...Object.fromEntries(named), ...(await body()) };
}

async function readFields(request: Request, readForm: () => Promise<FormData>) {
  requireForm(request);

  return fieldsOf(await readForm());
}

function answer(route: Route, data: unknown, headers: Headers): Response {
  if (route.success === 204) return new Response(null, { status: 204, headers });

  return jsonResponse(route.success, data, headers);
}

function wrongMethod(method: string, allowed: string[]): Response {
  const body = { code: 405, message: `${method} is not possible here.`, detail: "METHOD_NOT_ALLOWED" };

  return jsonResponse(405, body, new Headers({ allow: allowed.join(", ") }));
}
