import type { MiddlewareHandler } from "hono";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { HttpEnv } from "./env.ts";

export type Metrics = {
  /** Counts and times requests. */
  readonly observe: MiddlewareHandler<HttpEnv>;
  readonly contentType: string;
  /** For what others have to say. */
  readonly registry: Registry;
  /** Prometheus' text format. */
  text(): Promise<string>;
};

export type SocketFigures = {
  readonly sockets: number;
  readonly subscriptions: number;
  /** Waiting to be sent, over all sockets. */
  readonly bufferedBytes: number;
};

const groups = ["trpc", "api", "healthz", "readyz", "metrics", ".well-known"] as const;
const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;

/** Figures of this process. Labels come from closed lists, so that no caller can make them grow. */
export function createMetrics(figures: () => SocketFigures): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });

  const requests = new Counter({
    name: "claw_http_requests_total",
    help: "HTTP requests answered",
    labelNames: ["group", "method", "status"],
    registers: [registry],
  });
  const seconds = new Histogram({
    name: "claw_http_request_seconds",
    help: "Seconds from a request's head to its answer's head",
    labelNames: ["group"],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10, 60],
    registers: [registry],
  });
  gauge(registry, "claw_sockets", "Open WebSockets", () => figures().sockets);
  gauge(registry, "claw_subscriptions", "Open subscriptions on WebSockets", () => figures().subscriptions);
  gauge(
    registry,
    "claw_socket_buffered_bytes",
    "Waiting to be sent to slow readers",
    () => figures().bufferedBytes,
  );

  return {
    observe: async (c, next) => {
      const started = performance.now();
      await next();

      const group = groups.find((name) => c.req.path.startsWith(`/${name}`)) ?? "web";
      const method = methods.find((name) => name === c.req.method) ?? "other";
      requests.inc({ group, method, status: c.res.status });
      seconds.observe({ group }, (performance.now() - started) / 1000);
    },
    contentType: registry.contentType,
    registry,
    text: () => registry.metrics(),
  };
}

function gauge(registry: Registry, name: string, help: string, read: () => number): void {
  new Gauge({
    name,
    help,
    registers: [registry],
    collect() {
      this.set(read());
    },
  });
}
