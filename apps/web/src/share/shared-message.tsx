import type { SharedMessage as Message } from "@claw/contract";
import { useTranslations } from "use-intl";
import { AnswerText } from "../conversation/answer/answer-text.tsx";
import { Bubble } from "../conversation/answer/question.tsx";

/** One message of a shared conversation, shown as in the conversation itself. */
export function SharedMessage({ message }: { message: Message }) {
  const t = useTranslations();
  const { role, content, sources } = message;
  if (role === "user") {
    return (
      <article aria-label={t("answer.question")} className="grid justify-items-end">
        <Bubble content={content} isOutgoing={false} />
      </article>
    );
  }

  return (
    <article aria-label={t("answer.label")}>
      <AnswerText text={content} isStreaming={false} />
      {sources.length > 0 ? (
        <div className="mt-3 text-muted-foreground text-xs leading-6">
          <p className="font-medium">{t("share.sources")}</p>
          <ul>
            {sources.map(({ number, title }) => (
              <li key={number} className="wrap-anywhere tabular-nums">
                [{number}] {title}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </article>
  );
}
