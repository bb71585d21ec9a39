import type { PresetService } from "@claw/contract";
import type { Database } from "@claw/db";
import { listPresets } from "./list-presets.ts";
import { resetPreset } from "./reset-preset.ts";
import { setPreset } from "./set-preset.ts";

export type PresetDeps = { db: Database };

export function createPresetService(deps: PresetDeps): PresetService {
  return {
    list: (actor, input) => listPresets(deps, actor, input),
    set: (actor, input) => setPreset(deps, actor, input),
    reset: (actor, input) => resetPreset(deps, actor, input),
  };
}
