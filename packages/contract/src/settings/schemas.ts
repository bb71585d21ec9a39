import { z } from "zod";
import { Id, Instant, Limit, page } from "../primitives.ts";
import { SettingKey, SettingVisibility } from "./definitions.ts";

/** A setting as it counts now. */
export const Setting = z.object({
  key: SettingKey,
  visibility: SettingVisibility,
  description: z.string(),
  /** Null for a sensitive one, whatever it is. */
  value: z.json(),
  /** Whether a sensitive one, or one that may be null, has a value. */
  isSet: z.boolean(),
  /** It was never set here, or was put back: what the environment or the program says counts. */
  isDefault: z.boolean(),
  /** How often it was changed; 0 where never. */
  version: z.number().int(),
  changedAt: Instant.nullable(),
  changedBy: z.string().nullable(),
});
export type Setting = z.infer<typeof Setting>;

export const SetSetting = z.object({
  key: SettingKey,
  value: z.json(),
  /** CONFLICT where somebody else has changed it meanwhile. */
  expectedVersion: z.number().int().min(0).optional(),
});
export type SetSetting = z.infer<typeof SetSetting>;

export const SettingRef = z.object({ key: SettingKey });
export type SettingRef = z.infer<typeof SettingRef>;

export const SettingHistory = z.object({
  key: SettingKey,
  cursor: z.string().max(20).nullish(),
  limit: Limit,
});
export type SettingHistory = z.infer<typeof SettingHistory>;

export const SettingVersion = z.object({
  version: z.number().int(),
  /** Null for a sensitive one. */
  value: z.json(),
  /** With this version it was put back to its default. */
  isDefault: z.boolean(),
  changedById: Id.nullable(),
  changedBy: z.string().nullable(),
  createdAt: Instant,
});
export type SettingVersion = z.infer<typeof SettingVersion>;

/** The newest first. */
export const SettingVersionPage = page(SettingVersion);
export type SettingVersionPage = z.infer<typeof SettingVersionPage>;

/** Back to what a version said; 0: to the default. */
export const RollbackSetting = z.object({ key: SettingKey, version: z.number().int().min(0) });
export type RollbackSetting = z.infer<typeof RollbackSetting>;

/** What was set here, without what is sensitive. */
export const SettingsFile = z.object({
  format: z.literal("claw-settings"),
  version: z.literal(1),
  settings: z.partialRecord(SettingKey, z.json()),
});
export type SettingsFile = z.infer<typeof SettingsFile>;
