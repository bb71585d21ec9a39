import type { RefreshCookie } from "@claw/api/server";

/** A session's absolute end. */
const maxAgeSeconds = 90 * 24 * 60 * 60;
/** No token of ours is longer; anything that is, was not written here. */
const maxLength = 512;

/**
 * The HttpOnly cookie for the refresh token. Under https with the `__Host-` prefix (RFC 6265bis, section 4.1.3), which
 * neither a subdomain nor a plain-http page can set.
 */
export function refreshCookie(header: string | null, response: Headers, isSecure: boolean): RefreshCookie {
  const name = isSecure ? "__Host-claw_refresh" : "claw_refresh";
  const attributes = `; Path=/; HttpOnly; SameSite=Strict${isSecure ? "; Secure" : ""}`;

  return {
    read: () => readCookie(header, name),
    write: (token) => {
      response.append(
        "set-cookie",
        `${name}=${encodeURIComponent(token)}${attributes}; Max-Age=${maxAgeSeconds}`,
      );
    },
    clear: () => {
      response.append("set-cookie", `${name}=${attributes}; Max-Age=0`);
    },
  };
}

function readCookie(header: string | null, name: string): string | null {
  const pairs = header?.split(";").map((pair) => pair.trim()) ?? [];
  const value = pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
  if (!value || value.length > maxLength || !/^[\w.~%-]+$/.test(value)) return null;

  try {
    return decodeURIComponent(value);
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}
