import { type Context, rateNotesIn } from "@claw/api/server";
import { type Actor, DomainError, type Origin, type Services } from "@claw/contract";
import { refreshCookie } from "./refresh-cookie.ts";

export type HttpCall = {
  request: Request;
  /** Headers that go out with the answer. */
  response: Headers;
  origin: Origin;
  requestId: string;
};

export type ContextDeps = { services: Services; publicUrl: string };

/** The context of a call over HTTP: who calls is what the Authorization header says, and nothing else says it. */
export function createHttpContext({ services, publicUrl }: ContextDeps, call: HttpCall): Context {
  const { request, response, origin, requestId } = call;
  const token = bearerToken(request.headers.get("authorization"));
  const isBrowser = request.headers.get("x-claw-client") === "web";
  const isSecure = publicUrl.startsWith("https:");

  return {
    services,
    origin,
    requestId,
    identify: () => authenticate(services, token, origin),
    refreshCookie: isBrowser ? refreshCookie(request.headers.get("cookie"), response, isSecure) : null,
    rateNotes: rateNotesIn(response),
    socket: null,
  };
}

/** Who holds the token. UNAUTHENTICATED without one. */
export async function authenticate(services: Services, token: string | null, origin: Origin): Promise<Actor> {
  if (token === null) throw new DomainError("UNAUTHENTICATED", { message: "Sign in first." });

  return services.auth.authenticate(token, origin);
}

/** RFC 6750, section 2.1. */
function bearerToken(header: string | null): string | null {
  return /^bearer +([\w.~+/=-]{1,4096}) *$/i.exec(header ?? "")?.[1] ?? null;
}
