import type { Message } from "@claw/contract";
import { Button } from "@claw/ui";
import { patient } from "@claw/ui/patient";
import { RotateCcw } from "lucide-react";
import { lazy, memo, Suspense, useMemo } from "react";
import { useTranslations } from "use-intl";
import { isCutByBalance } from "../../billing/notice/spending-stop.ts";
import type { MessageActions } from "../page/message-actions.ts";
import { useReply } from "../reply/use-reply.ts";
import type { OnItsWay } from "../send/outgoing.ts";
import { type AnswerSources, AnswerSourcesContext } from "../sources/answer-sources.ts";
import { Versions } from "../tree/versions.tsx";
import { isSameShown, type ShownMessage } from "../tree/visible-branch.ts";
import { AnswerMeta } from "./answer-meta.tsx";
import { AnswerText } from "./answer-text.tsx";
import { BranchButton } from "./branch-button.tsx";
import { CopyButton } from "./copy-button.tsx";
import { Reasoning } from "./reasoning.tsx";
import { RegenerateMenu } from "./regenerate-menu.tsx";
import { Waiting } from "./waiting.tsx";
import { WaitingForNetwork } from "./waiting-for-network.tsx";

const AnswerOutcome = lazy(
  patient(async () => ({ default: (await import("./answer-outcome.tsx")).AnswerOutcome })),
);
const SourceList = lazy(
  patient(async () => ({ default: (await import("../sources/source-list.tsx")).SourceList })),
);

export type AnswerProps = {
  shown: ShownMessage;
  /** Null where it is not loaded. */
  question: Message | null;
  /** The wish that it goes on, while that is on its way. */
  continuation: OnItsWay | null;
  actions: MessageActions;
};

/** A model's answer: plain text on the page, its outcome, its cost, and what can be done with it. */
export const Answer = memo(AnswerView, isSame);

function isSame(before: AnswerProps, after: AnswerProps): boolean {
  const { question, continuation, actions } = before;
  const hasSameProps =
    question === after.question && continuation === after.continuation && actions === after.actions;

  return hasSameProps && isSameShown(before.shown, after.shown);
}

/** Whether the answer ended as it should, so that nothing has to be said of it. */
function isWhole(message: Message): boolean {
  return message.status === "complete" && message.finishReason !== "length" && !isCutByBalance(message);
}

function AnswerView({ shown, question, continuation, actions }: AnswerProps) {
  const t = useTranslations();
  const { message } = shown;
  const { text, reasoning, sources } = useReply(message);
  const { ask } = actions;
  const isStreaming = message.status === "streaming";
  const answer = useMemo<AnswerSources>(
    () => ({ messageId: message.id, sources, citations: message.citations, isSettled: !isStreaming }),
    [message, sources, isStreaming],
  );
  const isWriting = isStreaming || continuation !== null;
  const onContinue = ask ? () => ask.continue(message) : null;
  const onRegenerate = question && ask ? (model: string | null) => ask.regenerate(question, model) : null;

  return (
    <article
      aria-label={t("answer.label")}
      data-status={message.status}
      data-message={message.id}
      className="group/answer"
    >
      {reasoning === "" ? null : <Reasoning text={reasoning} isLive={isStreaming && text === ""} />}
      {text === "" ? null : (
        <AnswerSourcesContext value={answer}>
          <AnswerText text={text} isStreaming={isStreaming} />
        </AnswerSourcesContext>
      )}
      {isWriting && (text === "" || !isStreaming) ? <Waiting /> : null}
      {continuation?.isWaiting ? <WaitingForNetwork id={continuation.id} /> : null}
      <Suspense>
        {isWriting || isWhole(message) ? null : (
          <AnswerOutcome message={message} onContinue={onContinue} onRegenerate={onRegenerate} />
        )}
      </Suspense>
      <Suspense>{sources.length > 0 ? <SourceList answer={answer} /> : null}</Suspense>
      {isWriting ? null : (
        <footer className="mt-2 flex min-h-7 flex-wrap items-center gap-x-1.5 gap-y-1">
          <AnswerMeta message={message} />
          <Versions shown={shown} onChoose={actions.choose} />
          <div className="reveal flex pointer-coarse:-ml-2 group-focus-within/answer:opacity-100 group-hover/answer:opacity-100">
            {text === "" ? null : <CopyButton text={text} label={t("common.copy")} />}
            <BranchButton message={message} />
            {onRegenerate ? (
              <RegenerateMenu onRegenerate={onRegenerate}>
                <Button
                  variant="ghost"
                  size="icon-sm"
                  aria-label={t("answer.regenerate")}
                  title={t("answer.regenerate")}
                  className="text-muted-foreground"
                >
                  <RotateCcw />
                </Button>
              </RegenerateMenu>
            ) : null}
          </div>
        </footer>
      )}
    </article>
  );
}
