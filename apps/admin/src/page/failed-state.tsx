import { toFailure } from "@claw/client/browser";
import { Button, EmptyState } from "@claw/ui";
import { CircleAlert } from "lucide-react";
import { useTranslations } from "use-intl";
import { useFailureText } from "../api/use-failure-text.ts";

/** What could not be read, why, and once more. */
export function FailedState({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const t = useTranslations("common");
  const failureText = useFailureText();
  const { requestId } = toFailure(error);

  return (
    <EmptyState icon={<CircleAlert />} title={t("failedTitle")} hint={failureText(error)}>
      <Button variant="outline" onClick={onRetry}>
        {t("retry")}
      </Button>
      {requestId ? (
        <p className="w-full text-muted-foreground text-xs">{t("requestId", { id: requestId })}</p>
      ) : null}
    </EmptyState>
  );
}
