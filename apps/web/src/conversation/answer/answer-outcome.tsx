import type { Message } from "@claw/contract";
import { Alert, Button } from "@claw/ui";
import { useTranslations } from "use-intl";
import { toReason } from "../../api/failure.ts";

export type AnswerOutcomeProps = {
  message: Message;
  /** Null where the question is not on the page, or an answer is being written. */
  onAskAgain: (() => void) | null;
};

/** How an answer ended where it did not end well, and what can be done. */
export function AnswerOutcome({ message, onAskAgain }: AnswerOutcomeProps) {
  const t = useTranslations();
  const { status, finishReason, content, errorCode } = message;
  const again = onAskAgain ? (
    <Button variant="outline" size="sm" onClick={onAskAgain}>
      {t("answer.askAgain")}
    </Button>
  ) : null;

  switch (status) {
    case "failed":
      return (
        <Alert tone="danger" className="mt-3 first:mt-0">
          <p className="mb-2 text-pretty">
            {t("answer.failed", { reason: t(`failure.${toReason(errorCode)}`) })}
          </p>
          {again}
        </Alert>
      );
    case "interrupted":
      return (
        <Alert tone="warning" className="mt-3 first:mt-0">
          <p className="mb-2">{t("answer.interrupted")}</p>
          {again}
        </Alert>
      );
    case "stopped":
      return (
        <p className="mt-3 flex first:mt-0 flex-wrap items-center gap-x-3 gap-y-2 text-muted-foreground text-sm">
          {content === "" ? t("answer.stoppedEmpty") : t("answer.stopped")}
          {again}
        </p>
      );
    case "complete":
      if (finishReason !== "length") return null;
      return <p className="mt-3 text-muted-foreground text-sm">{t("answer.truncated")}</p>;
    case "streaming":
      return null;
  }
}
