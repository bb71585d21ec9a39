import { Button, cn, Tooltip } from "@claw/ui";
import { patient } from "@claw/ui/patient";
import { Pencil } from "lucide-react";
import { lazy, memo, type ReactNode, Suspense } from "react";
import { useTranslations } from "use-intl";
import { editPlace } from "../draft/draft-store.ts";
import { languageOf } from "../markdown/language-of.ts";
import type { MessageActions } from "../page/message-actions.ts";
import { useFailedSend } from "../send/use-outgoing.ts";
import { Versions } from "../tree/versions.tsx";
import { isSameShown, type ShownMessage } from "../tree/visible-branch.ts";
import { BranchButton } from "./branch-button.tsx";
import { CopyButton } from "./copy-button.tsx";
import { editButtonId } from "./edit-button-id.ts";

const QuestionEditor = lazy(
  patient(async () => ({
    default: (await import("./question-editor.tsx")).QuestionEditor,
  })),
);

export type QuestionProps = { shown: ShownMessage; isEdited: boolean; actions: MessageActions };

/** What the person wrote, exactly as typed. */
export function Bubble({ content, isOutgoing }: { content: string; isOutgoing: boolean }) {
  return (
    <div
      dir="auto"
      lang={languageOf(content)}
      className={cn(
        "min-w-0 max-w-[85%] whitespace-pre-wrap wrap-anywhere rounded-2xl rounded-br-sm bg-bubble px-4 py-2.5 text-[1rem] leading-7",
        isOutgoing && "opacity-70",
      )}
    >
      {content}
    </div>
  );
}

/** A question that is not with the server yet. */
export function OutgoingQuestion({ content, children }: { content: string; children: ReactNode }) {
  const t = useTranslations("answer");

  return (
    <article aria-label={t("question")} className="grid justify-items-end gap-1">
      <Bubble content={content} isOutgoing />
      {children}
    </article>
  );
}

/** A soft bubble at the right, what can be done with it beside it, and its other versions below. */
export const Question = memo(QuestionView, isSame);

function isSame(before: QuestionProps, after: QuestionProps): boolean {
  const hasSameProps = before.isEdited === after.isEdited && before.actions === after.actions;

  return hasSameProps && isSameShown(before.shown, after.shown);
}

function QuestionView({ shown, isEdited, actions }: QuestionProps) {
  const t = useTranslations();
  const { message } = shown;
  const { ask } = actions;
  const failed = useFailedSend(editPlace(message.id));
  if (isEdited || failed) {
    return (
      <Suspense>
        <QuestionEditor message={message} actions={actions} />
      </Suspense>
    );
  }

  return (
    <article
      aria-label={t("answer.question")}
      data-message={message.id}
      className="group/question grid justify-items-end gap-0.5"
    >
      <div className="flex max-w-full items-end justify-end gap-1">
        <div className="reveal flex shrink-0 group-focus-within/question:opacity-100 group-hover/question:opacity-100">
          <CopyButton text={message.content} label={t("common.copy")} />
          <BranchButton message={message} />
          {ask ? (
            <Tooltip content={t("answer.edit")}>
              <Button
                id={editButtonId(message.id)}
                variant="ghost"
                size="icon-sm"
                aria-label={t("answer.edit")}
                className="text-muted-foreground"
                onClick={() => actions.edit(message.id)}
              >
                <Pencil />
              </Button>
            </Tooltip>
          ) : null}
        </div>
        <Bubble content={message.content} isOutgoing={false} />
      </div>
      <Versions shown={shown} onChoose={actions.choose} />
    </article>
  );
}
