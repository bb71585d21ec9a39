import { z } from "zod";
import { filledText, Id, Instant, Limit, page, text } from "../primitives.ts";

/** A prompt's longest text, in UTF-16 units. */
export const maxPromptLength = 10_000;

/** How many prompts a person can keep. */
export const maxPrompts = 500;

const Title = filledText(100);
const Content = filledText(maxPromptLength);

/** A text to begin a question with. What stands in `{{braces}}` is asked for when it is used. */
export const Prompt = z.object({
  id: Id,
  title: z.string(),
  content: z.string(),
  createdAt: Instant,
  updatedAt: Instant,
});
export type Prompt = z.infer<typeof Prompt>;

/** Changed last, first. */
export const ListPrompts = z.object({
  /** Found in titles and texts. */
  query: text(200).optional(),
  cursor: z.string().max(200).nullish(),
  limit: Limit,
});
export type ListPrompts = z.infer<typeof ListPrompts>;

export const PromptPage = page(Prompt);
export type PromptPage = z.infer<typeof PromptPage>;

/** CONFLICT above `maxPrompts` of them. */
export const CreatePrompt = z.object({ title: Title, content: Content });
export type CreatePrompt = z.infer<typeof CreatePrompt>;

export const PromptRef = z.object({ promptId: Id });
export type PromptRef = z.infer<typeof PromptRef>;

export const UpdatePrompt = PromptRef.extend({ title: Title.optional(), content: Content.optional() });
export type UpdatePrompt = z.infer<typeof UpdatePrompt>;
