import { randomUUID } from "node:crypto";
import { type Context, createRestApp, describeError } from "@claw/api/server";
import { DomainError } from "@claw/contract";
import type { TRPCError } from "@trpc/server";
import { Hono, type Context as HonoContext } from "hono";
import type { Logger } from "pino";
import { callerOrigin } from "./caller-origin.ts";
import type { Composition } from "./compose.ts";
import type { Config } from "./config.ts";
import { createHttpContext } from "./context.ts";
import { isForeignOrigin } from "./foreign-origin.ts";
import { checkHealth } from "./health.ts";
import type { HttpEnv } from "./http/env.ts";
import { guardDoor } from "./http/guard-door.ts";
import type { Metrics } from "./http/metrics.ts";
import { mountDownloads } from "./http/mount-downloads.ts";
import { mountTrpc } from "./http/mount-trpc.ts";
import { mountWebhooks } from "./http/mount-webhooks.ts";
import { secureHeaders } from "./http/secure-headers.ts";
import type { ExpectedForm } from "./http/uploads/open-uploads.ts";
import { mountAdminClient, mountWebClient } from "./http/web-client.ts";

export type HttpDeps = {
  config: Config;
  /** Where people reach the server, without a trailing slash. */
  publicUrl: string;
  composition: Pick<Composition, "services" | "healthChecks" | "uploads" | "door" | "receiveWebhook">;
  metrics: Metrics;
  log: Logger;
};

/** What the REST face is handed on with a request. */
type RestEnv = { c: HonoContext<HttpEnv>; form: ExpectedForm };

/** Everything that the server answers over HTTP, in the order in which addresses are looked up. */
export function createHttpApp(deps: HttpDeps): Hono<HttpEnv> {
  const { config, publicUrl, composition, metrics, log } = deps;
  const { services, healthChecks, uploads, door } = composition;
  const app = new Hono<HttpEnv>();

  app.use(metrics.observe);
  app.use(secureHeaders(publicUrl));
  app.use(async (c, next) => {
    const requestId = randomUUID();
    c.set("requestId", requestId);
    c.set("origin", callerOrigin(c.env.incoming, config.trustedProxies));
    await next();
    c.res.headers.set("x-request-id", requestId);
  });
  app.use(guardDoor({ door, services }));

  const createContext = (c: HonoContext<HttpEnv>, response: Headers): Context => {
    refuseForeignPages(c, publicUrl);

    return createHttpContext(
      { services, publicUrl, door },
      { request: c.req.raw, response, origin: c.get("origin"), requestId: c.get("requestId") },
    );
  };
  const logFailure = (error: TRPCError, call: { path: string | undefined; requestId: string }): void => {
    const { reason } = describeError(error);
    const level = reason === "INTERNAL" ? "error" : "debug";
    log[level]({ ...call, reason, err: error.cause ?? error }, "a call failed");
  };

  mountTrpc(app, {
    maxBodyBytes: config.maxBodyBytes,
    uploads,
    createContext,
    onError: ({ error, ...call }) => logFailure(error, call),
  });

  mountDownloads(app, { services, createContext });

  const rest = createRestApp<RestEnv>({
    createContext: (_request, { c }) => createContext(c, new Headers()),
    onError: ({ error, procedure, env: { c } }) =>
      logFailure(error, { path: procedure ?? undefined, requestId: c.get("requestId") }),
    maxBodyBytes: config.maxBodyBytes,
    readForm: (_request, { form }) => form.read(),
    publicUrl,
  });
  app.all("/api/v1/*", async (c) => {
    await using form = uploads.expect(c.env.incoming, c.req.raw.signal);
    return await rest(c.req.raw, { c, form });
  });

  app.get("/.well-known/jwks.json", async (c) => {
    c.header("cache-control", "public, max-age=300");
    return c.json(await services.auth.jwks());
  });
  app.get("/healthz", (c) => c.json({ status: "alive" }));
  app.get("/readyz", async (c) => {
    const health = await checkHealth(healthChecks);
    return c.json(health, health.status === "unavailable" ? 503 : 200);
  });
  app.get("/metrics", async (c) =>
    c.body(await metrics.text(), 200, { "content-type": metrics.contentType }),
  );

  mountWebhooks(app, { receive: (delivery) => composition.receiveWebhook("stripe", delivery), log });

  mountAdminClient(app, config.adminDir);
  mountWebClient(app, config.webDir);
  app.notFound((c) =>
    c.json({ code: 404, message: "There is nothing at this address.", detail: "NOT_FOUND" }, 404),
  );
  app.onError((error, c) => {
    log.error({ requestId: c.get("requestId"), err: error }, "a request failed");
    return c.json({ code: 500, message: "Something went wrong on our side.", detail: "INTERNAL" }, 500);
  });

  return app;
}

/** What changes something is not taken from pages of other sites, whatever credentials the browser adds. */
function refuseForeignPages(c: HonoContext<HttpEnv>, publicUrl: string): void {
  const isSafe = c.req.method === "GET" || c.req.method === "HEAD";
  if (isSafe || !isForeignOrigin(c.env.incoming.headers, publicUrl)) return;

  throw new DomainError("FORBIDDEN", { message: "Pages of other sites may not change anything here." });
}
