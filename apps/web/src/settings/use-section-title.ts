import { useDocumentTitle } from "@claw/ui/document-title";
import { useTranslations } from "use-intl";
import type { SettingsSection } from "./settings-sections.ts";

/** The browser's title for a section of the settings. */
export function useSectionTitle(section: SettingsSection["key"]): void {
  const t = useTranslations("settings");
  useDocumentTitle(`${t(`section.${section}`)} · ${t("title")}`);
}
