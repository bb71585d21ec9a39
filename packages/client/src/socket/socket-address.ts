/** The WebSocket address that belongs to an HTTP one: same host and path, `ws:` for `http:`, `wss:` for `https:`. */
export function socketAddress(httpUrl: string): string {
  return httpUrl.replace(/^http/i, "ws");
}
