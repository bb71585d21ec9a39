import { toTrpcError } from "@claw/api/server";
import type { DomainError, Services } from "@claw/contract";
import { type Judge, refusalAtDoor } from "@claw/core";
import { TRPCError } from "@trpc/server";
import type { MiddlewareHandler } from "hono";
import { bearerToken } from "../context.ts";
import { shapeError } from "../socket/shape-error.ts";
import type { HttpEnv } from "./env.ts";

export type DoorGuard = { door: Judge; services: Pick<Services, "auth"> };

/** Whoever balances the load asks these, from wherever it is. */
const alwaysOpen: ReadonlySet<string> = new Set(["/healthz", "/readyz"]);

/** Refuses addresses that are not let in, before anything of a request is read; in the form that its caller expects. */
export function guardDoor({ door, services }: DoorGuard): MiddlewareHandler<HttpEnv> {
  return async (c, next) => {
    const { address } = c.get("origin");
    const verdict = door.judge(address, null);
    if (verdict === "in" || alwaysOpen.has(c.req.path)) return next();
    if (door.allowsAccounts && (await isAllowedAccount(c.req.header("authorization") ?? null))) return next();

    const refusal = refusalAtDoor(verdict);
    if (c.req.path.startsWith("/trpc/")) return c.json({ error: trpcShape(refusal) }, 403);
    if (c.req.path.startsWith("/api/")) {
      return c.json({ code: 403, message: refusal.message, detail: refusal.code }, 403);
    }
    return c.text(`${refusal.message}\n`, 403);

    /** Somebody who may come from everywhere. */
    async function isAllowedAccount(authorization: string | null): Promise<boolean> {
      const token = bearerToken(authorization);
      if (token === null) return false;

      try {
        const actor = await services.auth.authenticate(token, c.get("origin"));
        return "userId" in actor && door.judge(address, actor.userId) === "in";
      } catch {
        // Whoever it is, it is nobody who may come from everywhere.
        return false;
      }
    }
  };
}

function trpcShape(refusal: DomainError) {
  const error = toTrpcError(refusal);

  return error instanceof TRPCError ? shapeError(error, null) : null;
}
