import type { Actor } from "../actor.ts";
import type {
  RollbackSetting,
  SetSetting,
  Setting,
  SettingHistory,
  SettingRef,
  SettingsFile,
  SettingVersionPage,
} from "./schemas.ts";

/** What an operator sets while the installation runs; every process follows within seconds. Operators only. */
export interface SettingsService {
  list(actor: Actor): Promise<Setting[]>;
  /** INVALID_INPUT for a value that the setting cannot have, CONFLICT where somebody was faster. */
  set(actor: Actor, input: SetSetting): Promise<Setting>;
  /** Back to what the environment or the program says. */
  reset(actor: Actor, input: SettingRef): Promise<Setting>;
  history(actor: Actor, input: SettingHistory): Promise<SettingVersionPage>;
  /** NOT_FOUND for a version that never was. A new version, so that this too is in the history. */
  rollback(actor: Actor, input: RollbackSetting): Promise<Setting>;
  export(actor: Actor): Promise<SettingsFile>;
  /** All of it or nothing. What is the same already makes no version. */
  import(actor: Actor, input: SettingsFile): Promise<Setting[]>;
}
