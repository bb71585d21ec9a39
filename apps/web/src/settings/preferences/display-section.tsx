import { Segmented } from "@claw/ui";
import { useLanguage } from "@claw/ui/language";
import { Monitor, Moon, Sun } from "lucide-react";
import { useSyncExternalStore } from "react";
import { useTranslations } from "use-intl";
import { useApp } from "../../app/app-context.ts";
import { Section } from "../section.tsx";
import { usePreferences } from "../use-preferences.ts";
import { DefaultModel } from "./default-model.tsx";

/** Language and light. */
export function DisplaySection() {
  const t = useTranslations();
  const { theme } = useApp();
  const { language, choose } = useLanguage();
  const { change } = usePreferences();
  const chosenTheme = useSyncExternalStore(theme.subscribe, theme.get);

  return (
    <Section title={t("settings.display")} hint={t("settings.followsAccount")}>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <span className="text-sm">{t("language.label")}</span>
        <Segmented
          label={t("language.label")}
          value={language}
          onChange={(chosen) => {
            choose(chosen);
            void change({ language: chosen });
          }}
          options={[
            { value: "zh", label: t("language.zh") },
            { value: "en", label: t("language.en") },
          ]}
        />
      </div>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <span className="text-sm">{t("theme.label")}</span>
        <Segmented
          label={t("theme.label")}
          value={chosenTheme}
          onChange={(chosen) => {
            theme.choose(chosen);
            void change({ theme: chosen });
          }}
          options={[
            {
              value: "light",
              label: (
                <>
                  <Sun />
                  {t("theme.light")}
                </>
              ),
            },
            {
              value: "dark",
              label: (
                <>
                  <Moon />
                  {t("theme.dark")}
                </>
              ),
            },
            {
              value: "system",
              label: (
                <>
                  <Monitor />
                  {t("theme.system")}
                </>
              ),
            },
          ]}
        />
      </div>
      <DefaultModel />
    </Section>
  );
}
