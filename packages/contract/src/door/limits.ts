import { z } from "zod";
import { Instant, Limit, Skip, text } from "../primitives.ts";

/** What a limit counts by. */
export const LimitSubject = z.enum(["address", "email", "person", "other"]);
export type LimitSubject = z.infer<typeof LimitSubject>;

export const ListLimited = z.object({
  /** Part of the key or of the limit's name. */
  query: text(200).optional(),
  skip: Skip.default(0),
  limit: Limit,
});
export type ListLimited = z.infer<typeof ListLimited>;

/** Somebody who was refused and would be again. */
export const Limited = z.object({
  /** Of the limit: `login:address`. */
  name: z.string(),
  subject: LimitSubject,
  key: z.string(),
  limit: z.number().int(),
  remaining: z.number().int(),
  resetAt: Instant,
});
export type Limited = z.infer<typeof Limited>;

/** Those that are refused for longest first. */
export const LimitedPage = z.object({ total: z.number().int(), items: z.array(Limited) });
export type LimitedPage = z.infer<typeof LimitedPage>;

export const ClearLimit = z.object({ name: text(100), key: text(500) });
export type ClearLimit = z.infer<typeof ClearLimit>;
