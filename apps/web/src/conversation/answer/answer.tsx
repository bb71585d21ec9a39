import type { Message } from "@claw/contract";
import { memo } from "react";
import { useTranslations } from "use-intl";
import { useReply } from "../reply/use-reply.ts";
import { AnswerMeta } from "./answer-meta.tsx";
import { AnswerOutcome } from "./answer-outcome.tsx";
import { AnswerText } from "./answer-text.tsx";
import { CopyButton } from "./copy-button.tsx";
import { Reasoning } from "./reasoning.tsx";
import { Waiting } from "./waiting.tsx";

export type AnswerProps = {
  message: Message;
  question: Message | null;
  /** Null while another answer is being written. */
  onAsk: ((content: string) => void) | null;
};

/** A model's answer: plain text on the page, its outcome, its cost, and what can be done with it. */
export const Answer = memo(function Answer({ message, question, onAsk }: AnswerProps) {
  const t = useTranslations();
  const { text, reasoning } = useReply(message);
  const isStreaming = message.status === "streaming";
  const onAskAgain = question && onAsk ? () => onAsk(question.content) : null;

  return (
    <article aria-label={t("answer.label")} data-status={message.status} className="group/answer">
      {reasoning === "" ? null : <Reasoning text={reasoning} isLive={isStreaming && text === ""} />}
      {text === "" ? null : <AnswerText text={text} isStreaming={isStreaming} />}
      {isStreaming && text === "" ? <Waiting /> : null}
      <AnswerOutcome message={message} onAskAgain={onAskAgain} />
      {isStreaming ? null : (
        <footer className="mt-2 flex min-h-7 flex-wrap items-center gap-x-1.5 gap-y-1">
          <AnswerMeta message={message} />
          {text === "" ? null : (
            <div className="reveal pointer-coarse:-ml-2 group-focus-within/answer:opacity-100 group-hover/answer:opacity-100">
              <CopyButton text={text} label={t("common.copy")} />
            </div>
          )}
        </footer>
      )}
    </article>
  );
});
