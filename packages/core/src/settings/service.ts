import type { SettingsService } from "@claw/contract";
import type { SettingsDeps } from "./deps.ts";
import { listSettings } from "./list-settings.ts";
import { listVersions } from "./list-versions.ts";
import { exportSettings, importSettings } from "./move-settings.ts";
import { rollbackSetting } from "./rollback-setting.ts";
import { resetSetting, setSetting } from "./set-setting.ts";

export function createSettingsService(deps: SettingsDeps): SettingsService {
  return {
    list: (actor) => listSettings(deps, actor),
    set: (actor, input) => setSetting(deps, actor, input),
    reset: (actor, input) => resetSetting(deps, actor, input),
    history: (actor, input) => listVersions(deps, actor, input),
    rollback: (actor, input) => rollbackSetting(deps, actor, input),
    export: (actor) => exportSettings(deps, actor),
    import: (actor, input) => importSettings(deps, actor, input),
  };
}
