import { DomainError, type ErrorCode } from "@claw/contract";
import type { WebhookDelivery } from "@claw/core";
import type { Hono, Context as HonoContext } from "hono";
import type { Logger } from "pino";
import type { HttpEnv } from "./env.ts";
import { readBody } from "./read-body.ts";

export type WebhookMount = {
  /** Takes a call of Stripe's; NOT_FOUND where Stripe is not set up. */
  receive(delivery: WebhookDelivery): Promise<void>;
  log: Logger;
};

/** Stripe's events have a few KB; the largest objects of its API stay far below this. */
const maxBodyBytes = 256 * 1024;

/**
 * What payment providers tell. The signature over the raw bytes is the credential, not where a call comes from; the
 * answer says no more than whether it counts: 400 for what is not the provider's, 404 as for any other address where
 * there is no provider, and 500 for what is to be sent again. What was sent is not logged.
 */
export function mountWebhooks(app: Hono<HttpEnv>, { receive, log }: WebhookMount): void {
  app.post("/webhooks/stripe", async (c) => {
    try {
      const receivedAt = new Date();
      const body = await readBody(c.env.incoming, maxBodyBytes);
      await receive({ body, signature: c.req.header("stripe-signature") ?? null, receivedAt });

      return c.json({ received: true });
    } catch (error) {
      if (error instanceof DomainError) return refuse(c, error.code, log, error);
      throw error;
    }
  });
}

function refuse(
  c: HonoContext<HttpEnv>,
  code: ErrorCode,
  log: Logger,
  error: DomainError,
): Response | Promise<Response> {
  switch (code) {
    case "NOT_FOUND":
      return c.notFound();
    case "PAYLOAD_TOO_LARGE":
      return c.json({ received: false }, 413);
    case "INVALID_INPUT":
      log.debug({ requestId: c.get("requestId"), err: error }, "a call to a webhook was not the provider's");
      return c.json({ received: false }, 400);
    default:
      log.warn({ requestId: c.get("requestId"), err: error }, "a provider's call failed; it calls again");
      return c.json({ received: false }, 500);
  }
}
