import { z } from "zod";
import { Announcement } from "../settings/definitions.ts";

/** What a page may know before anybody has signed in. */
export const Installation = z.object({
  version: z.string(),
  /** True until the first person, who becomes the operator, has registered. */
  isFresh: z.boolean(),
  /** True where only the built-in offline assistant answers. */
  isOffline: z.boolean(),
  defaultModel: z.string(),
  /** Whether anybody may make an account. */
  isRegistrationOpen: z.boolean(),
  /** What everybody is told. */
  announcement: Announcement.nullable(),
});
export type Installation = z.infer<typeof Installation>;
