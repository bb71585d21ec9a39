import type { Failure } from "@claw/client/browser";
import { Alert } from "@claw/ui";
import { useTranslations } from "use-intl";
import { useFailureText } from "../api/use-failure-text.ts";

/** Why a form was not accepted; the request's number is folded away for whoever has to look it up. */
export function FormFailure({ failure }: { failure: Failure | null }) {
  const t = useTranslations("common");
  const textOf = useFailureText();
  if (!failure) return null;

  return (
    <Alert tone="danger">
      {textOf(failure)}
      {failure.reason === "INTERNAL" && failure.requestId ? (
        <details className="text-muted-foreground text-xs">
          <summary className="cursor-pointer">{t("details")}</summary>
          {t("requestId", { id: failure.requestId })}
        </details>
      ) : null}
    </Alert>
  );
}
