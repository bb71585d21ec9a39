import { z } from "zod";

/** `provider`: as reported; `estimated`: by tokenizer; `reconciled`: corrected later. */
export const UsageSource = z.enum(["provider", "estimated", "reconciled"]);
export type UsageSource = z.infer<typeof UsageSource>;

export const Usage = z.object({
  promptTokens: z.number().int(),
  completionTokens: z.number().int(),
  totalTokens: z.number().int(),
  source: UsageSource,
});
export type Usage = z.infer<typeof Usage>;
