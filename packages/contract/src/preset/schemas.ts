import { z } from "zod";
import { ConversationType } from "../conversation/schemas.ts";
import { maxSystemPromptLength } from "../limits.ts";
import { ModelName } from "../model/schemas.ts";
import { Id, text } from "../primitives.ts";

/** What the built-in prompts are written in. */
export const PresetLanguage = z.enum(["zh", "en"]);
export type PresetLanguage = z.infer<typeof PresetLanguage>;

/** What conversations of a type begin with. */
export const Preset = z.object({
  type: ConversationType,
  /** Empty: none. */
  systemPrompt: z.string(),
  /** The prompt is the one that comes with CLAW.AI. */
  isBuiltIn: z.boolean(),
  /** Null: the installation's default model at the time of each question. */
  model: z.string().nullable(),
  knowledgeBaseIds: z.array(Id),
});
export type Preset = z.infer<typeof Preset>;

export const ListPresets = z.object({
  /** Of the built-in prompts; Chinese where left out. */
  language: PresetLanguage.optional(),
});
export type ListPresets = z.infer<typeof ListPresets>;

/** What is left out stays as it is. */
export const SetPreset = ListPresets.extend({
  type: ConversationType,
  /** Null: the built-in one again. */
  systemPrompt: text(maxSystemPromptLength).nullable().optional(),
  model: ModelName.nullable().optional(),
  /** One's own; NOT_FOUND for another's. */
  knowledgeBaseIds: z.array(Id).max(50).optional(),
});
export type SetPreset = z.infer<typeof SetPreset>;

export const ResetPreset = ListPresets.extend({ type: ConversationType });
export type ResetPreset = z.infer<typeof ResetPreset>;
