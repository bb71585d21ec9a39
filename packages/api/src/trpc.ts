import { type Actor, DomainError } from "@claw/contract";
import { initTRPC } from "@trpc/server";
import type { Context } from "./context.ts";
import { describeError, toTrpcError } from "./errors.ts";
import { forwardEvents, isAsyncIterable } from "./forward-events.ts";
import { requireBilling, requireOperator, requireUser, requireUserOrKey } from "./guards.ts";

const t = initTRPC.context<Context>().create({
  errorFormatter: ({ shape, error, ctx }) => {
    const { message, ...facts } = describeError(error);
    const { code, httpStatus } = shape.data;

    return {
      code: shape.code,
      message,
      data: { code, httpStatus, ...facts, requestId: ctx?.requestId ?? null },
    };
  },
  sse: { enabled: false },
});

/** Turns DomainErrors into coded ones, also those thrown after a subscription has begun, and paces subscriptions. */
const withErrorCodes = t.middleware(async ({ ctx, signal, next }) => {
  const result = await next();
  if (!result.ok) throw toTrpcError(result.error);
  if (!isAsyncIterable(result.data)) return result;

  return { ...result, data: forwardEvents(result.data, ctx.socket, signal) };
});

async function identifyOrAnonymous(ctx: Context): Promise<Actor> {
  try {
    return await ctx.identify();
  } catch (error) {
    if (error instanceof DomainError && error.code === "UNAUTHENTICATED") {
      return { kind: "anonymous", origin: ctx.origin };
    }
    throw error;
  }
}

const base = t.procedure.use(withErrorCodes);

export const { router, createCallerFactory } = t;

/** Anybody; an expired or missing token counts as anonymous. */
export const openProcedure = base.use(async ({ ctx, next }) =>
  next({ ctx: { actor: await identifyOrAnonymous(ctx) } }),
);

/** A signed-in person or an API key. */
export const memberProcedure = base.use(async ({ ctx, next }) =>
  next({ ctx: { actor: requireUserOrKey(await ctx.identify()) } }),
);

/**
 * The same for what asks a model: counted against what the caller's tier allows in a minute before anything else is
 * done, a wrong input and a retry included. RATE_LIMITED.
 */
export const askingProcedure = memberProcedure.use(async ({ ctx, next }) => {
  const rate = await ctx.services.billing.countRequest(ctx.actor);
  ctx.rateNotes?.note(rate);

  return next();
});

/** A signed-in person; keys may not touch accounts and sessions. */
export const personProcedure = base.use(async ({ ctx, next }) =>
  next({ ctx: { actor: requireUser(await ctx.identify()) } }),
);

/** A person who keeps the accounts of this installation, or runs it. */
export const billingProcedure = base.use(async ({ ctx, next }) =>
  next({ ctx: { actor: requireBilling(await ctx.identify()) } }),
);

/** A person who runs this installation. */
export const operatorProcedure = base.use(async ({ ctx, next }) =>
  next({ ctx: { actor: requireOperator(await ctx.identify()) } }),
);
