import { appRouter, type Context } from "@claw/api/server";
import { getTRPCErrorShape, type TRPCError } from "@trpc/server";
import type { Call } from "./read-messages.ts";

/** An error as the router shows it to a caller. Null: it belongs to no call. */
export function shapeError(error: TRPCError, call: Call | null, ctx?: Context) {
  const { type = "unknown", path, input } = call ?? {};

  return getTRPCErrorShape({ config: appRouter._def._config, error, type, path, input, ctx });
}
