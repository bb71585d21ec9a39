import { toFailure } from "@claw/client/browser";
import { Alert, Button } from "@claw/ui";
import { useTranslations } from "use-intl";
import { useFailureText } from "../api/use-failure-text.ts";

/** What did not load, why, and another try. */
export function LoadFailure({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const t = useTranslations();
  const textOf = useFailureText();

  return (
    <Alert tone="danger">
      <p className="mb-2">{t("knowledge.loadFailed", { reason: textOf(toFailure(error)) })}</p>
      <Button variant="outline" size="sm" onClick={onRetry}>
        {t("common.retry")}
      </Button>
    </Alert>
  );
}
