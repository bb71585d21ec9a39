import { z } from "zod";
import { Id, Instant } from "../primitives.ts";

export const ExportConversation = z.object({
  conversationId: Id,
  /** `json` has the whole tree and can be imported; `markdown` has one branch and is for reading. */
  format: z.enum(["markdown", "json"]),
  /** Of `markdown`: where the branch ends; the newest message where left out. */
  messageId: Id.optional(),
});
export type ExportConversation = z.infer<typeof ExportConversation>;

export const TextFile = z.object({ fileName: z.string(), mediaType: z.string(), content: z.string() });
export type TextFile = z.infer<typeof TextFile>;

/** An address that gives everything of one's own as a file, once asked for before `expiresAt`. */
export const ExportTicket = z.object({ url: z.string(), expiresAt: Instant });
export type ExportTicket = z.infer<typeof ExportTicket>;

const Count = z.number().int();

export const ImportResult = z.object({
  conversations: z.object({
    created: Count,
    /** Were there, and have got messages that they lacked. */
    completed: Count,
    /** Were there with all their messages. */
    unchanged: Count,
    /** Nothing in them could be taken over. */
    skipped: Count,
  }),
  messages: Count,
  left: z.object({
    /** Pictures, files and the like: the text around them is there. */
    attachments: Count,
    /** What tools and settings said, which nobody was shown. */
    hidden: Count,
    /** Longer than a message may be, and cut. */
    cut: Count,
  }),
});
export type ImportResult = z.infer<typeof ImportResult>;
