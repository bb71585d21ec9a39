import { toReason } from "@claw/client/browser";
import type { Message } from "@claw/contract";
import { Alert, Button } from "@claw/ui";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { FoldedNumber } from "../../api/request-id.tsx";
import { isCutByBalance } from "../../billing/notice/spending-stop.ts";
import { RegenerateMenu } from "./regenerate-menu.tsx";

export type AnswerOutcomeProps = {
  message: Message;
  /** Null while an answer is being written. */
  onContinue: (() => void) | null;
  /** Null also where the question is not on the page. */
  onRegenerate: ((model: string | null) => void) | null;
};

/** How an answer ended where it did not end well, and what can be done. */
export function AnswerOutcome({ message, onContinue, onRegenerate }: AnswerOutcomeProps) {
  const t = useTranslations();
  const { status, finishReason, content, errorCode } = message;
  const goOn = (label: string) =>
    onContinue ? (
      <Button variant="outline" size="sm" onClick={onContinue}>
        {label}
      </Button>
    ) : null;
  const quiet = (text: string, action: ReactNode) => (
    <p className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-2 text-muted-foreground text-sm first:mt-0">
      {text}
      {action}
    </p>
  );

  if (isCutByBalance(message) && content !== "")
    return quiet(t("answer.balance"), goOn(t("answer.continue")));

  switch (status) {
    case "failed":
      return (
        <Alert tone="danger" className="mt-3 first:mt-0">
          <p className="text-pretty">{t("answer.failed", { reason: t(`failure.${toReason(errorCode)}`) })}</p>
          <FoldedNumber>{t("answer.number", { id: message.id })}</FoldedNumber>
          <div className="mt-2 flex flex-wrap gap-2">
            {goOn(content === "" ? t("common.retry") : t("answer.continue"))}
            {onRegenerate ? (
              <RegenerateMenu onRegenerate={onRegenerate}>
                <Button variant="ghost" size="sm">
                  {t("answer.regenerateWith")}
                </Button>
              </RegenerateMenu>
            ) : null}
          </div>
        </Alert>
      );
    case "interrupted":
      return (
        <Alert tone="warning" className="mt-3 first:mt-0">
          <p className="mb-2">{t("answer.interrupted")}</p>
          {goOn(t("answer.continue"))}
        </Alert>
      );
    case "stopped":
      return quiet(
        content === "" ? t("answer.stoppedEmpty") : t("answer.stopped"),
        goOn(content === "" ? t("common.retry") : t("answer.continue")),
      );
    case "complete":
      return finishReason === "length" ? quiet(t("answer.truncated"), goOn(t("answer.continue"))) : null;
    case "streaming":
      return null;
  }
}
