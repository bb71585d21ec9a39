import { z } from "zod";

/** UUID in any version; ours are UUIDv7 (RFC 9562). */
export const Id = z.uuid();

/** ISO 8601 in UTC, milliseconds. */
export const Instant = z.iso.datetime();

/** Yuan as a decimal string with six places, which is exactly micro-yuan. */
export const Money = z.string().regex(/^-?\d+\.\d{6}$/);

/**
 * Text that PostgreSQL can hold: no lone surrogates (invalid UTF-16), no U+0000.
 * @param max limit in UTF-16 units
 */
export function text(max: number) {
  return z
    .string()
    .max(max, `at most ${max} characters`)
    .refine((value) => value.isWellFormed(), "is not valid Unicode text")
    .refine((value) => !value.includes("\u0000"), "contains the character U+0000");
}

/** Text of which something is left without the white space around it. */
export function filledText(max: number) {
  return text(max).refine((value) => value.trim() !== "", "is empty");
}

export const Limit = z.number().int().min(1).max(100).default(50);
export const Skip = z.number().int().min(0).max(1_000_000_000);

/** A page of items; `nextCursor` is null on the last one. */
export function page<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}

export const Done = z.object({ ok: z.literal(true) });
export type Done = z.infer<typeof Done>;
