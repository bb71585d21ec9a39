export type { SettingsDeps } from "./deps.ts";
export { createSettingsService } from "./service.ts";
export { openSettings, type SettingsBook, type SettingsBookDeps } from "./settings-book.ts";
