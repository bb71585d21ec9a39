import { z } from "zod";
import { ModelName } from "../model/schemas.ts";

/** What a person chose for all devices. Null: as the device or the installation has it. */
export const Preferences = z.object({
  language: z.enum(["zh", "en"]).nullable(),
  theme: z.enum(["light", "dark", "system"]).nullable(),
  /** What a new conversation begins with in the web client. */
  defaultModel: ModelName.nullable(),
  /** Whether a budget that is nearly used is told by mail. */
  mailBudgetAlerts: z.boolean(),
});
export type Preferences = z.infer<typeof Preferences>;

export const usualPreferences: Preferences = {
  language: null,
  theme: null,
  defaultModel: null,
  mailBudgetAlerts: true,
};

/** What is left out stays. */
export const UpdatePreferences = Preferences.partial();
export type UpdatePreferences = z.infer<typeof UpdatePreferences>;
