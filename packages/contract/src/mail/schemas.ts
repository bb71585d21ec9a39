import { z } from "zod";
import { Id, Instant, Limit, Skip, text } from "../primitives.ts";

/** Where mails go. `outbox`: onto this server's disk, since no server for mail is set up. */
export const MailStatus = z.object({
  mode: z.enum(["outbox", "smtp"]),
  /** Host and port, without the account. */
  server: z.string().nullable(),
  /** Null for the outbox, which always works. */
  works: z.boolean().nullable(),
  /** Why it does not work, in the server's words or ours. */
  reason: z.string().nullable(),
});
export type MailStatus = z.infer<typeof MailStatus>;

export const ListMails = z.object({
  /** Part of an address or a subject. */
  query: text(200).optional(),
  skip: Skip.default(0),
  limit: Limit,
});
export type ListMails = z.infer<typeof ListMails>;

export const MailHead = z.object({ id: Id, to: z.string(), subject: z.string(), createdAt: Instant });
export type MailHead = z.infer<typeof MailHead>;

/** The newest first. */
export const MailPage = z.object({
  total: z.number().int(),
  items: z.array(MailHead),
  /** So many of the newest were looked through so far; null where all were. Who asks again hears of more. */
  searched: z.object({ mails: z.number().int(), of: z.number().int() }).nullable(),
});
export type MailPage = z.infer<typeof MailPage>;

export const MailRef = z.object({ mailId: Id });
export type MailRef = z.infer<typeof MailRef>;

/** What is secret in its links is dots. */
export const ShownMail = MailHead.extend({ text: z.string(), isMasked: z.boolean() });
export type ShownMail = z.infer<typeof ShownMail>;

/** What became of a mail to oneself. */
export const TestMail = z.object({ to: z.string(), sent: z.boolean(), reason: z.string().nullable() });
export type TestMail = z.infer<typeof TestMail>;
