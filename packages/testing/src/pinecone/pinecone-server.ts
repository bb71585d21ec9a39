import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { closeAtOnce, listenOnLoopback } from "../loopback.ts";
import { type NamespaceStore, openNamespaces } from "./namespaces.ts";

/** `refuse`: 500 to everything; `stall`: no answer; `garble`: 200 with what is no answer. */
export type PineconeFault = "refuse" | "stall" | "garble";

export interface PineconeServer extends AsyncDisposable {
  /** Of the data plane and of the control plane alike. */
  url: string;
  apiKey: string;
  index: string;
  /** What it does from now on; null: what it should. */
  fail(fault: PineconeFault | null): void;
  /** What it holds, past its doors. */
  readonly namespaces: NamespaceStore;
  /** `POST /query`, in the order of arrival. */
  readonly requests: readonly string[];
}

class Refusal extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

type Body = {
  namespace?: string;
  vectors?: { id: string; values: number[] }[];
  vector?: number[];
  topK?: number;
  ids?: string[];
  deleteAll?: boolean;
};

/**
 * A server on this machine that speaks what we use of Pinecone's REST (API version 2025-10: describe index; upsert,
 * query, delete, list, describe index stats), for the real SDK. Scores are exact cosines.
 */
export async function startPinecone({ index = "claw" } = {}): Promise<PineconeServer> {
  const apiKey = "pcsk_test";
  const namespaces = openNamespaces();
  const requests: string[] = [];
  let fault: PineconeFault | null = null;
  let url = "";

  const server = createServer((request, response) => {
    void handle(request, response).catch((error: unknown) => {
      const status = error instanceof Refusal ? error.status : 500;
      answer(response, status, { code: 5, message: String(error), details: [] });
    });
  });

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
    const body = await readBody(request);
    requests.push(`${request.method} ${pathname}`);
    if (fault === "stall") return;
    if (fault === "refuse") throw new Refusal(500, "on demand");
    if (fault === "garble") return answer(response, 200, { matches: [{ id: 7 }], vectors: "none" });
    if (request.headers["api-key"] !== apiKey) throw new Refusal(401, "Invalid API Key");

    answer(response, 200, reply(`${request.method} ${pathname}`, body, searchParams));
  }

  function reply(route: string, body: Body, parameters: URLSearchParams): object {
    const namespace = body.namespace ?? "__default__";
    switch (route) {
      case `GET /indexes/${index}`:
        return describeIndex();
      case "POST /vectors/upsert":
        return { upsertedCount: namespaces.put(namespace, body.vectors ?? []) };
      case "POST /query":
        return { namespace, matches: namespaces.query(namespace, body.vector ?? [], body.topK ?? 10) };
      case "POST /vectors/delete":
        if (!namespaces.remove(namespace, body.deleteAll ? "all" : (body.ids ?? []))) {
          throw new Refusal(404, "Namespace not found");
        }
        return {};
      case "GET /vectors/list":
        return listPage(parameters);
      case "POST /describe_index_stats":
        return namespaces.stats();
      default:
        throw new Refusal(404, `no ${route}`);
    }
  }

  function listPage(parameters: URLSearchParams): object {
    const namespace = parameters.get("namespace") ?? "__default__";
    const limit = Number(parameters.get("limit") ?? 100);
    const from = Number(parameters.get("paginationToken") ?? 0);
    const ids = namespaces.ids(namespace);
    const rest = ids.length > from + limit ? { pagination: { next: String(from + limit) } } : {};

    return { namespace, vectors: ids.slice(from, from + limit).map((id) => ({ id })), ...rest };
  }

  function describeIndex(): object {
    return {
      name: index,
      host: url,
      metric: "cosine",
      status: { ready: true, state: "Ready" },
      deployment: { deployment_type: "managed", cloud: "aws", region: "us-east-1", environment: "test" },
      schema: { fields: {} },
      deletion_protection: "disabled",
    };
  }

  url = `http://127.0.0.1:${await listenOnLoopback(server)}`;

  return {
    url,
    apiKey,
    index,
    namespaces,
    requests,
    fail(next) {
      fault = next;
    },
    [Symbol.asyncDispose]: () => closeAtOnce(server),
  };
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify(body));
}

async function readBody(request: IncomingMessage): Promise<Body> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const text = Buffer.concat(chunks).toString("utf8");

  return text === "" ? {} : JSON.parse(text);
}
