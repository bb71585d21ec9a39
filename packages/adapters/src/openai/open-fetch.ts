import { fetch as fetchBy } from "undici";
import { type Door, openDispatcher } from "./open-dispatcher.ts";

/**
 * `fetch` through a door, for texts as bodies. Node's own takes no dispatcher of another undici than that which it was
 * built with, so what is guarded goes by ours, whole.
 */
export function openFetch(door: Door = "trusted"): typeof fetch {
  if (door === "trusted") return fetch;
  const dispatcher = openDispatcher(door);

  return async (input, { method = "GET", headers, body, signal } = {}) => {
    const answer = await fetchBy(input instanceof Request ? input.url : input, {
      method,
      headers: [...new Headers(headers)],
      body: typeof body === "string" ? body : null,
      signal: signal ?? null,
      redirect: "error",
      dispatcher,
    });
    const { status } = answer;

    return new Response(await answer.arrayBuffer(), { status, headers: [...answer.headers] });
  };
}
