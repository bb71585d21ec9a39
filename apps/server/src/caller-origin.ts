import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";
import type { Origin } from "@claw/contract";

const maxUserAgent = 300;

/**
 * Where a request came from. With `trustedProxies` n, the n-th address from the right of X-Forwarded-For, which the
 * outermost of our proxies wrote: what stands left of it is the caller's own invention. With 0 the header counts for
 * nothing.
 */
export function callerOrigin(request: IncomingMessage, trustedProxies: number): Origin {
  const peer = plainAddress(request.socket.remoteAddress ?? "unknown");
  const userAgent = request.headers["user-agent"]?.slice(0, maxUserAgent) ?? null;
  if (trustedProxies === 0) return { address: peer, userAgent };

  const hops = forwardedFor(request).map(plainAddress);
  const claimed = hops.at(-trustedProxies) ?? hops[0];

  return { address: claimed !== undefined && isIP(claimed) !== 0 ? claimed : peer, userAgent };
}

function forwardedFor(request: IncomingMessage): string[] {
  const header = request.headers["x-forwarded-for"];
  const text = Array.isArray(header) ? header.join(",") : (header ?? "");

  return text === "" ? [] : text.split(",").map((part) => part.trim());
}

/** An IPv4 address that arrived over an IPv6 socket, as IPv4 (RFC 4291, section 2.5.5.2). */
function plainAddress(address: string): string {
  return /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;
}
