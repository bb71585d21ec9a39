import { ReadableStream } from "node:stream/web";
import { type Context as CallContext, requireUser } from "@claw/api/server";
import { DomainError, type Services } from "@claw/contract";
import type { Hono, Context as HonoContext } from "hono";
import type { HttpEnv } from "./env.ts";

export type DownloadMount = {
  services: Services;
  createContext(c: HonoContext<HttpEnv>, response: Headers): CallContext;
};

/**
 * Everything of a person's own as one file, written as it is read, for who shows a token or a ticket
 * (`user.exportData`). What fails before the first piece is answered as on the REST face; later, the connection breaks.
 */
export function mountDownloads(app: Hono<HttpEnv>, { services, createContext }: DownloadMount): void {
  app.get("/api/v1/users/me/export", async (c) => {
    try {
      const ticket = c.req.query("ticket");
      const nobody = { kind: "anonymous", origin: c.get("origin") } as const;
      const actor = requireUser(
        ticket === undefined
          ? await createContext(c, new Headers()).identify()
          : await services.archive.redeem(ticket, nobody),
      );
      const name = `claw-export-${new Date().toISOString().slice(0, 10)}.json`;

      return c.body(ReadableStream.from(encode(services.archive.readAll(actor))), 200, {
        "content-type": "application/json; charset=utf-8",
        "content-disposition": `attachment; filename="${name}"`,
        "cache-control": "no-store",
      });
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== "UNAUTHENTICATED") throw error;

      return c.json({ code: 401, message: error.message, detail: error.code }, 401);
    }
  });
}

const pieceLength = 65_536;

/** In pieces of some size: a frame for each message would cost more than the messages. */
async function* encode(texts: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  let waiting = "";
  for await (const text of texts) {
    waiting += text;
    if (waiting.length < pieceLength) continue;
    yield encoder.encode(waiting);
    waiting = "";
  }
  yield encoder.encode(waiting);
}
