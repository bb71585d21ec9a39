import type { Actor, Services } from "@claw/contract";
import { createRestApp } from "../src/rest/create-rest-app.ts";
import { contextOf } from "./callers.ts";
import { recordingServices } from "./recording-services.ts";

type Ask = { body?: unknown; raw?: BodyInit; headers?: Record<string, string> };

/** The REST face over these services, as one caller meets it. */
export function faceOf(actor: Actor | null, services: Services = recordingServices().services) {
  const failures: unknown[] = [];
  const app = createRestApp({
    publicUrl: "http://localhost:3000",
    createContext: () => contextOf(services, actor),
    onError: ({ error }) => failures.push(error),
    maxBodyBytes: 20_000,
  });

  return {
    failures,
    async ask(method: string, path: string, { body, raw, headers = {} }: Ask = {}) {
      const json = body === undefined ? {} : { "content-type": "application/json" };
      const payload = raw ?? (body === undefined ? null : JSON.stringify(body));
      const init: RequestInit & { duplex?: "half" } = {
        method,
        headers: { ...json, ...headers },
        body: payload instanceof FormData ? null : payload,
        duplex: "half",
      };
      const request = new Request(`http://localhost:3000/api/v1${path}`, init);
      const response = await app(payload instanceof FormData ? await withForm(request, payload) : request);
      const text = await response.text();

      return {
        status: response.status,
        headers: response.headers,
        text,
        json: text === "" ? null : JSON.parse(text),
      };
    },
  };
}

/** As bytes, as it comes over a network: Node's own stream of a form does not bear being left half read. */
async function withForm(request: Request, form: FormData): Promise<Request> {
  const sent = new Response(form);
  const headers = new Headers(request.headers);
  headers.set("content-type", sent.headers.get("content-type") ?? "");

  return new Request(request.url, { method: request.method, headers, body: await sent.arrayBuffer() });
}
