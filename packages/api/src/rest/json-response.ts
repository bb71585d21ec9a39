/** A JSON answer that no cache keeps: it may hold tokens and other people's absence. */
export function jsonResponse(status: number, body: unknown, headers: Headers = new Headers()): Response {
  headers.set("content-type", "application/json; charset=utf-8");
  headers.set("cache-control", "no-store");

  return new Response(JSON.stringify(body), { status, headers });
}
