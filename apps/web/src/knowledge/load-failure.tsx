import { toFailure } from "@claw/client/browser";
import { Alert, Button } from "@claw/ui";
import { useTranslations } from "use-intl";
import { RequestId } from "../api/request-id.tsx";
import { useFailureText } from "../api/use-failure-text.ts";

/** What did not load, why, and another try. */
export function LoadFailure({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const t = useTranslations();
  const textOf = useFailureText();
  const failure = toFailure(error);

  return (
    <Alert tone="danger">
      <p>{t("knowledge.loadFailed", { reason: textOf(failure) })}</p>
      <RequestId failure={failure} />
      <Button variant="outline" size="sm" className="mt-2" onClick={onRetry}>
        {t("common.retry")}
      </Button>
    </Alert>
  );
}
