import { z } from "zod";
import { parseMicro } from "../money.ts";

/** The most that one payment, grant or budget may be, in micro-yuan: ¥1 000 000. */
const mostMicro = 1_000_000_000_000n;

/** Yuan with whole fen (at most two places), more than zero and at most 1 000 000: what can be paid. */
export const Amount = z
  .string()
  .regex(/^\d{1,7}(\.\d{1,2})?$/, "is not an amount in yuan with at most two places")
  .refine((value) => {
    const micro = parseMicroOrNull(value);
    return micro === null || (micro > 0n && micro <= mostMicro);
  }, "is not between 0.01 and 1000000");

/** Yuan with whole fen, from nothing to 1 000 000: what a plan costs, and what comes with it. */
export const Fee = z
  .string()
  .regex(/^\d{1,7}(\.\d{1,2})?$/, "is not an amount in yuan with at most two places")
  .refine((value) => (parseMicroOrNull(value) ?? 0n) <= mostMicro, "is not between 0 and 1000000");

/** The one currency that accounts are kept in. */
export const Currency = z.literal("CNY", "is not CNY");

/** A day of the calendar in China, where days, months and years of bills begin: 2026-11-29. */
export const Day = z.iso.date();

/** Where days and months of usage, budgets and bills begin and end. */
export const billingTimeZone = "Asia/Shanghai";

function parseMicroOrNull(value: string): bigint | null {
  return /^\d{1,7}(\.\d{1,2})?$/.test(value) ? parseMicro(value) : null;
}
