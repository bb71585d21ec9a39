import type { Actor } from "@claw/contract";
import { initTRPC } from "@trpc/server";
import type { OpenApiMeta } from "trpc-to-openapi";
import { toTrpcError } from "../errors.ts";
import { requireUserOrKey } from "../guards.ts";
import type { createCaller } from "../root.ts";

/** All that this face may do: ask who calls, and call the procedures of the application in their name. */
export type RestContext = {
  identify(): Promise<Actor>;
  app: ReturnType<typeof createCaller>;
};

/** What a path needs to be told besides what the OpenAPI library wants to know. */
export type RestMeta = OpenApiMeta<{
  success: 200 | 201 | 204;
  /** Input that may also come in the query string of a method with a body. */
  query: readonly string[];
  /** Takes a form (multipart/form-data) in place of JSON. */
  form: boolean;
  /** Statuses of its own, besides those that its method, input and guard imply. */
  errors: readonly number[];
}>;

const t = initTRPC.context<RestContext>().meta<RestMeta>().create();

export const { router } = t;

export const openProcedure = t.procedure;

/** Says 401 to a stranger before it says 400 to the input. All other rules are those of the procedure that is called. */
export const signedInProcedure = t.procedure.use(async ({ ctx, next }) => {
  try {
    requireUserOrKey(await ctx.identify());
  } catch (error) {
    throw toTrpcError(error);
  }

  return next();
});
