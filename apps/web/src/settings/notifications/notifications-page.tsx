import { Label, Switch } from "@claw/ui";
import { useId } from "react";
import { useTranslations } from "use-intl";
import { FormFailure } from "../../auth/form-failure.tsx";
import { Section } from "../section.tsx";
import { usePreferences } from "../use-preferences.ts";
import { useSectionTitle } from "../use-section-title.ts";

/** Which mails one wants. */
export function NotificationsPage() {
  const t = useTranslations("settings");
  const { preferences, change, isBusy, failure } = usePreferences();
  const id = useId();
  useSectionTitle("notifications");

  return (
    <Section title={t("section.notifications")} hint={t("notifications.hint")}>
      <div className="flex items-center justify-between gap-4">
        <div>
          <Label htmlFor={id}>{t("notifications.mailBudgetAlerts")}</Label>
          <p id={`${id}-hint`} className="text-muted-foreground text-xs leading-5">
            {t("notifications.mailBudgetAlertsHint")}
          </p>
        </div>
        <Switch
          id={id}
          aria-describedby={`${id}-hint`}
          disabled={!preferences || isBusy}
          checked={preferences?.mailBudgetAlerts ?? true}
          onCheckedChange={(mailBudgetAlerts) => void change({ mailBudgetAlerts })}
        />
      </div>
      <FormFailure failure={failure} />
    </Section>
  );
}
