import { createServer, type Server } from "node:http";
import type { Config } from "./config.ts";

export type OpenPort = {
  readonly server: Server;
  readonly port: number;
  /** Where a person on this machine opens it. */
  readonly url: string;
};

/** The start failed for a reason that a person can do something about; the message says what. */
export class StartError extends Error {
  override readonly name = "StartError";
}

/**
 * How much may wait to be written to a connection before it counts as full. Node counts characters of text, which can
 * be three bytes each, and a frame of a stream may come on top: with this a reader that stalls holds less than 256 KB.
 */
const fullAtBytes = 32 * 1024;

/** For a whole request, its body included: a hundred megabytes at half a megabit a second. */
const requestTimeoutMs = 30 * 60_000;

/**
 * Listens before anything else is started, so that a port in use is known at once and the addresses in mails are right
 * with port 0. Until a handler is added, it answers that the server is starting.
 */
export async function openPort({ host, port }: Pick<Config, "host" | "port">): Promise<OpenPort> {
  const server = createServer({ highWaterMark: fullAtBytes, requestTimeout: requestTimeoutMs });
  const { promise: listening, resolve, reject } = Promise.withResolvers<void>();
  server.once("listening", resolve).once("error", reject);
  server.listen({ host, port });

  try {
    await listening;
  } catch (cause) {
    throw new StartError(explain(cause, host, port), { cause });
  }
  server.removeListener("error", reject);

  const bound = server.address();
  const actualPort = typeof bound === "object" && bound !== null ? bound.port : port;
  return { server, port: actualPort, url: `http://${shownHost(host)}:${actualPort}` };
}

function explain(cause: unknown, host: string, port: number): string {
  const code = cause instanceof Error && "code" in cause ? cause.code : undefined;

  switch (code) {
    case "EADDRINUSE":
      return `Port ${port} is in use, perhaps by another CLAW.AI. Stop that program, or choose another port: PORT=${port + 1} npm start`;
    case "EACCES":
      return `Port ${port} needs special rights. Choose one above 1023: PORT=3000 npm start`;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return `HOST: expected an address of this machine, and ${host} is none.`;
    default:
      return `The server cannot listen on ${host}:${port} (${String(code ?? cause)}).`;
  }
}

const reachableAsLocalhost: ReadonlySet<string> = new Set(["127.0.0.1", "0.0.0.0", "::1", "::", "localhost"]);

function shownHost(host: string): string {
  if (reachableAsLocalhost.has(host)) return "localhost";
  return host.includes(":") ? `[${host}]` : host;
}
