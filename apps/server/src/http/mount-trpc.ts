import { appRouter, type Context, toTrpcError, waitHeaders } from "@claw/api/server";
import { DomainError } from "@claw/contract";
import type { TRPCError } from "@trpc/server";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import type { Hono, Context as HonoContext } from "hono";
import type { HttpEnv } from "./env.ts";
import { readBody } from "./read-body.ts";
import type { Uploads } from "./uploads/open-uploads.ts";
import { isForm, withForm } from "./uploads/with-form.ts";

export type TrpcMount = {
  /** Of JSON. */
  maxBodyBytes: number;
  uploads: Uploads;
  createContext(c: HonoContext<HttpEnv>, response: Headers): Context;
  onError(facts: { error: TRPCError; path: string | undefined; requestId: string }): void;
};

/** A client sends a screen's questions together; nobody sends hundreds. */
const maxBatchSize = 20;

/** The calls that take a form. */
const uploadPaths: ReadonlySet<string> = new Set(["/trpc/knowledge.upload", "/trpc/conversation.import"]);

/** tRPC over HTTP at `/trpc`. */
export function mountTrpc(
  app: Hono<HttpEnv>,
  { maxBodyBytes, uploads, createContext, onError }: TrpcMount,
): void {
  app.on(["GET", "POST"], "/trpc/*", async (c) => {
    const isUpload = isForm(c.req.raw);
    await using form = uploads.expect(c.env.incoming, c.req.raw.signal);
    const refusal = isUpload ? refuseForm(c) : await prepareBody(c, maxBodyBytes);

    const response: { headers: Headers | null } = { headers: null };

    return await fetchRequestHandler({
      endpoint: "/trpc",
      req: isUpload ? withForm(c.req.raw, () => form.read()) : c.req.raw,
      router: appRouter,
      maxBatchSize,
      // A long question does not fit into an address.
      allowMethodOverride: true,
      createContext: ({ resHeaders }) => {
        response.headers = resHeaders;
        try {
          if (refusal) throw refusal;
          return createContext(c, resHeaders);
        } catch (error) {
          throw toTrpcError(error);
        }
      },
      responseMeta({ errors }) {
        const headers = waitHeaders(errors);
        // They are added to what the calls have said, and a refusal in a batch says it for all of them.
        for (const name of headers.keys()) response.headers?.delete(name);

        return { headers };
      },
      onError: ({ error, path }) => onError({ error, path, requestId: c.get("requestId") }),
    });
  });
}

/** Read by the procedure that wants it, once it knows who calls. */
function refuseForm(c: HonoContext<HttpEnv>): DomainError | null {
  if (uploadPaths.has(c.req.path)) return null;

  return new DomainError("INVALID_INPUT", { message: "This call takes JSON and no form." });
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
