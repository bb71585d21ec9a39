import type { MiddlewareHandler } from "hono";

/** Two years: what browsers ask of their preload lists. */
const hstsSeconds = 63_072_000;

/**
 * Headers of every answer. Scripts come from our own files only, nothing of ours is framed, and a page connects to
 * nobody but us. Inline styles are allowed, as formulas and positioned menus need them.
 */
export function secureHeaders(publicUrl: string): MiddlewareHandler {
  const headers = Object.entries(describeHeaders(publicUrl));

  return async (c, next) => {
    await next();
    for (const [name, value] of headers) c.res.headers.set(name, value);
  };
}

function describeHeaders(publicUrl: string): Record<string, string> {
  const isSecure = publicUrl.startsWith("https:");
  const policy = [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    // Spelled out for browsers whose 'self' does not cover WebSockets.
    `connect-src 'self' ${publicUrl.replace(/^http/, "ws")}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ];

  return {
    "content-security-policy": policy.join("; "),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=()",
    ...(isSecure ? { "strict-transport-security": `max-age=${hstsSeconds}; includeSubDomains` } : {}),
  };
}
