/** The pages of the settings, fetched together: each alone is smaller than the way to the server is long. */
export { PromptsPage } from "../prompts/prompts-page.tsx";
export { DataPage } from "./data/data-page.tsx";
export { SharedLinksPage } from "./links/shared-links-page.tsx";
export { NotificationsPage } from "./notifications/notifications-page.tsx";
export { PreferencesPage } from "./preferences/preferences-page.tsx";
export { PresetsPage } from "./presets/presets-page.tsx";
export { ProfilePage } from "./profile/profile-page.tsx";
export { SecurityPage } from "./security/security-page.tsx";
export { SettingsLayout } from "./settings-layout.tsx";
