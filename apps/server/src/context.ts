import { type Context, rateNotesIn } from "@claw/api/server";
import { type Actor, DomainError, type Origin, type Services } from "@claw/contract";
import { type Judge, refusalAtDoor } from "@claw/core";
import { refreshCookie } from "./refresh-cookie.ts";

export type HttpCall = {
  request: Request;
  /** Headers that go out with the answer. */
  response: Headers;
  origin: Origin;
  requestId: string;
};

export type AuthenticateDeps = { services: Services; door: Judge };

export type ContextDeps = AuthenticateDeps & { publicUrl: string };

/** The context of a call over HTTP: who calls is what the Authorization header says, and nothing else says it. */
export function createHttpContext(deps: ContextDeps, call: HttpCall): Context {
  const { services, publicUrl } = deps;
  const { request, response, origin, requestId } = call;
  const token = bearerToken(request.headers.get("authorization"));
  const isBrowser = request.headers.get("x-claw-client") === "web";
  const isSecure = publicUrl.startsWith("https:");

  return {
    services,
    origin,
    requestId,
    identify: () => authenticate(deps, token, origin),
    refreshCookie: isBrowser ? refreshCookie(request.headers.get("cookie"), response, isSecure) : null,
    rateNotes: rateNotesIn(response),
    socket: null,
  };
}

/** Who holds the token. UNAUTHENTICATED without one; FORBIDDEN, ACCOUNT_DISABLED for those who are not let in. */
export async function authenticate(
  { services, door }: AuthenticateDeps,
  token: string | null,
  origin: Origin,
): Promise<Actor> {
  if (token === null) throw new DomainError("UNAUTHENTICATED", { message: "Sign in first." });

  const actor = await services.auth.authenticate(token, origin);
  const verdict = door.judge(origin.address, "userId" in actor ? actor.userId : null);
  if (verdict !== "in") throw refusalAtDoor(verdict);

  return actor;
}

/** RFC 6750, section 2.1. */
export function bearerToken(header: string | null): string | null {
  return /^bearer +([\w.~+/=-]{1,4096}) *$/i.exec(header ?? "")?.[1] ?? null;
}
