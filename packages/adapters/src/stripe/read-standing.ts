import type { Standing } from "@claw/core";
import { z } from "zod";
import { fromFen } from "./fen.ts";

const LastError = z.object({ code: z.string().nullish() }).nullish();

/** What we read of a Checkout Session, whichever version of the API has written it. */
export const Session = z.object({
  id: z.string(),
  status: z.string().nullish(),
  payment_status: z.string(),
  amount_total: z.number().int().nullable(),
  currency: z.string().nullable(),
  /** Its id, or itself where that was asked for. */
  payment_intent: z
    .union([z.string(), z.object({ id: z.string(), status: z.string(), last_payment_error: LastError })])
    .nullish(),
  metadata: z.record(z.string(), z.string()).nullish(),
});
export type Session = z.infer<typeof Session>;

/** Where a payment stands whose page this is. Complete and unpaid: its bank takes its time, or has refused. */
export function readStanding(session: Session): Standing {
  const { status, payment_status, amount_total, currency, payment_intent: intent } = session;
  if (payment_status !== "unpaid") {
    return {
      state: "paid",
      amountMicro: fromFen(amount_total ?? 0),
      currency: (currency ?? "").toUpperCase(),
    };
  }
  if (status === "expired") return { state: "closed" };

  if (status !== "complete") return { state: "open" };

  const hasFailed =
    typeof intent === "object" &&
    (intent?.status === "requires_payment_method" || intent?.status === "canceled");
  return hasFailed
    ? { state: "failed", reason: intent.last_payment_error?.code ?? "payment_failed" }
    : { state: "processing" };
}

export function intentOf({ payment_intent: intent }: Session): string | null {
  return typeof intent === "object" ? (intent?.id ?? null) : (intent ?? null);
}
