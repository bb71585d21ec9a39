import type { Message } from "@claw/contract";
import { Tooltip } from "@claw/ui";
import { useFormat } from "@claw/ui/format";
import { useTranslations } from "use-intl";
import { useModelName } from "../settings/use-models.ts";
import { AnswerCost } from "./answer-cost.tsx";

/** Tokens, cost and model in one quiet line; the exact time on hover. */
export function AnswerMeta({ message }: { message: Message }) {
  const t = useTranslations("answer");
  const format = useFormat();
  const modelName = useModelName();
  const { usage, cost, model } = message;

  return (
    <p
      data-testid="answer-meta"
      title={format.moment(message.createdAt)}
      className="flex flex-wrap gap-x-3 text-muted-foreground text-xs tabular-nums"
    >
      {usage ? (
        <span>
          {t("tokens", {
            total: format.count(usage.totalTokens),
            prompt: format.count(usage.promptTokens),
            completion: format.count(usage.completionTokens),
          })}
        </span>
      ) : null}
      {cost === null ? null : <AnswerCost messageId={message.id} cost={cost} />}
      {model === null ? null : <span>{modelName(model)}</span>}
      {usage?.source === "estimated" ? (
        <Tooltip content={t("estimatedHint")}>
          <button
            type="button"
            className="cursor-help rounded-sm underline decoration-dotted underline-offset-4 outline-none focus-visible:ring-2 focus-visible:ring-ring"
          >
            {t("estimated")}
          </button>
        </Tooltip>
      ) : null}
      {usage?.source === "reconciled" ? <span>{t("reconciled")}</span> : null}
    </p>
  );
}
