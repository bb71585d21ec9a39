import { appRouter, type Context, toTrpcError, waitHeaders } from "@claw/api/server";
import { DomainError } from "@claw/contract";
import type { TRPCError } from "@trpc/server";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import type { Hono, Context as HonoContext } from "hono";
import type { HttpEnv } from "./env.ts";
import { readBody } from "./read-body.ts";

export type TrpcMount = {
  maxBodyBytes: number;
  createContext(c: HonoContext<HttpEnv>, response: Headers): Context;
  onError(facts: { error: TRPCError; path: string | undefined; requestId: string }): void;
};

/** A client sends a screen's questions together; nobody sends hundreds. */
const maxBatchSize = 20;

/** tRPC over HTTP at `/trpc`. */
export function mountTrpc(app: Hono<HttpEnv>, { maxBodyBytes, createContext, onError }: TrpcMount): void {
  app.on(["GET", "POST"], "/trpc/*", async (c) => {
    const refusal = await prepareBody(c, maxBodyBytes);

    return fetchRequestHandler({
      endpoint: "/trpc",
      req: c.req.raw,
      router: appRouter,
      maxBatchSize,
      createContext: ({ resHeaders }) => {
        try {
          if (refusal) throw refusal;
          return createContext(c, resHeaders);
        } catch (error) {
          throw toTrpcError(error);
        }
      },
      responseMeta: ({ errors }) => ({ headers: waitHeaders(errors) }),
      onError: ({ error, path }) => onError({ error, path, requestId: c.get("requestId") }),
    });
  });
}

/** tRPC's own client sends no body where a mutation's input is left out, and its server cannot parse that. */
const noInput = Buffer.from("{}");

/** Reads the body where the adapter finds it, or says why the call is refused. */
async function prepareBody(c: HonoContext<HttpEnv>, maxBytes: number): Promise<DomainError | null> {
  if (c.req.method === "GET") return null;

  try {
    const { incoming } = c.env;
    const body = await readBody(incoming, maxBytes);
    Object.assign(incoming, { rawBody: body.length === 0 ? noInput : body });
    return null;
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
}
