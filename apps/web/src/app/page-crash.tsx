import { CrashScreen } from "@claw/ui";
import type { ErrorComponentProps } from "@tanstack/react-router";
import { useTranslations } from "use-intl";

/** A component has thrown. What was typed is on the device already. */
export function PageCrash({ error }: ErrorComponentProps) {
  const t = useTranslations();

  return (
    <CrashScreen
      error={error}
      title={t("crash.title")}
      hint={t("crash.hint")}
      reload={t("common.reload")}
      details={t("common.details")}
    />
  );
}
