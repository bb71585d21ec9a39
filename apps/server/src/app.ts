import type { RequestListener, Server } from "node:http";
import { describeError } from "@claw/api/server";
import type { Services } from "@claw/contract";
import { getRequestListener } from "@hono/node-server";
import type { Logger } from "pino";
import { type Composition, compose } from "./compose.ts";
import type { Config } from "./config.ts";
import { createMetrics } from "./http/metrics.ts";
import { createHttpApp } from "./http.ts";
import { createLogger } from "./logger.ts";
import { type OpenPort, openPort } from "./open-port.ts";
import { createSocketServer, type SocketServer } from "./socket.ts";

export type App = AsyncDisposable & {
  /** Where it is reached from this machine, without a trailing slash. */
  readonly url: string;
  readonly services: Services;
};

/** Time for answers on their way after the drain: a `chat` that waited for one still has to send it. */
const lastAnswersMs = 1000;

/**
 * Listens, composes, serves. Disposing refuses new work, lets running answers end, says goodbye to clients and stops
 * what was started, in that order. Throws a StartError for what the person can mend; then nothing is left running.
 */
export async function startApp(config: Config, log: Logger = createLogger(config.logLevel)): Promise<App> {
  await using starting = new AsyncDisposableStack();
  const open = await openPort(config);
  starting.defer(() => closePort(open.server));
  const stopPlaceholder = answerWhileStarting(open.server);

  const publicUrl = config.publicUrl ?? open.url;
  const metrics = createMetrics(() => sockets);
  const { registry } = metrics;
  const composition = starting.use(await compose(config, { publicUrl, port: open.port, log, registry }));
  // Once more, for calls under way still need what was composed.
  starting.defer(() => closePort(open.server));
  const sockets = starting.use(openSockets(config, publicUrl, composition, log));
  const http = createHttpApp({ config, publicUrl, composition, metrics, log });

  stopPlaceholder();
  open.server.on("request", getRequestListener(http.fetch));
  open.server.on("upgrade", (request, socket, head) => sockets.upgrade(request, socket, head));

  const started = starting.move();
  let stopping: Promise<void> | undefined;
  return {
    url: open.url,
    services: composition.services,
    [Symbol.asyncDispose]: () => {
      stopping ??= stop(config, open, composition, sockets).finally(() => started.disposeAsync());
      return stopping;
    },
  };
}

async function stop(config: Config, { server }: OpenPort, composition: Composition, sockets: SocketServer) {
  server.close();
  server.closeIdleConnections();

  await composition.drain(config.drainMs);
  sockets.notifyReconnect();
}

function openSockets(
  config: Config,
  publicUrl: string,
  { services, door }: Composition,
  log: Logger,
): SocketServer {
  return createSocketServer({
    services,
    door,
    publicUrl,
    trustedProxies: config.trustedProxies,
    maxFrameBytes: config.maxBodyBytes,
    limits: config.sockets,
    onError: ({ error, path }) => {
      const { reason } = describeError(error);
      // Without a path it is the connection that failed: a frame too large, a cable cut.
      const level = reason === "INTERNAL" && path !== undefined ? "error" : "debug";
      log[level]({ path, reason, err: error.cause ?? error }, "a call over a WebSocket failed");
    },
    onRecheckFailed: (error) =>
      log.warn({ err: error }, "open sockets could not be checked; the next round will"),
  });
}

/** Says "soon" to whoever comes before the server can serve. Returns what ends that. */
function answerWhileStarting(server: Server): () => void {
  const handler: RequestListener = (_request, response) => {
    response.writeHead(503, { "retry-after": "1", "content-type": "text/plain; charset=utf-8" });
    response.end("CLAW.AI is starting.\n");
  };
  server.on("request", handler);

  return () => void server.off("request", handler);
}

/** Waits a moment for answers under way, then cuts what is left. */
async function closePort(server: Server): Promise<void> {
  const { promise: closed, resolve } = Promise.withResolvers<void>();
  server.close(() => resolve());
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), lastAnswersMs);

  await closed;
  clearTimeout(timer);
}
