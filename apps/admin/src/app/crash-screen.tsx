import { Button, MessageScreen } from "@claw/ui";
import type { ErrorComponentProps } from "@tanstack/react-router";
import { useTranslations } from "use-intl";

/** A component has thrown. */
export function CrashScreen({ error }: ErrorComponentProps) {
  const t = useTranslations();

  return (
    <MessageScreen title={t("crash.title")} hint={t("crash.hint")}>
      <Button size="lg" onClick={() => location.reload()}>
        {t("common.reload")}
      </Button>
      <details className="max-w-md text-left text-muted-foreground text-xs">
        <summary className="cursor-pointer text-center">{t("common.details")}</summary>
        <pre className="mt-2 whitespace-pre-wrap wrap-anywhere">
          {error instanceof Error ? error.message : String(error)}
        </pre>
      </details>
    </MessageScreen>
  );
}
