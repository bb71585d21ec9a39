import type { IncomingHttpHeaders } from "node:http";

/**
 * True where a browser says that a page of another site sent this. Our pages are those of the host that was asked
 * and of the public address; without an Origin header (RFC 6454, section 7) it is no browser, or not across sites.
 */
export function isForeignOrigin(headers: IncomingHttpHeaders, publicUrl: string): boolean {
  const { origin, host } = headers;
  if (origin === undefined || origin === publicUrl) return false;

  const page = URL.parse(origin);
  const isWeb = page?.protocol === "http:" || page?.protocol === "https:";

  return !isWeb || host === undefined || page.host !== withoutDefaultPort(host.toLowerCase(), page.protocol);
}

function withoutDefaultPort(host: string, protocol: string): string {
  const port = protocol === "https:" ? ":443" : ":80";

  return host.endsWith(port) ? host.slice(0, -port.length) : host;
}
