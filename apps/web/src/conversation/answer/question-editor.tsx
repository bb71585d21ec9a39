import type { Message } from "@claw/contract";
import { maxContentLength } from "@claw/contract/limits";
import { Button } from "@claw/ui";
import { useFormat } from "@claw/ui/format";
import { type KeyboardEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { useApp } from "../../app/app-context.ts";
import { focusComposer } from "../composer/focus-composer.ts";
import { GrowingTextarea } from "../composer/growing-textarea.tsx";
import { sendsOnEnter } from "../composer/sends-on-enter.ts";
import { StopNote } from "../composer/stop-note.tsx";
import { isSendable, measureText } from "../composer/text-length.ts";
import { editPlace } from "../draft/draft-store.ts";
import type { MessageActions } from "../page/message-actions.ts";
import { editButtonId } from "./edit-button-id.ts";

export type QuestionEditorProps = { message: Message; actions: MessageActions };

/** A question being put differently, in its place. Enter sends, Esc leaves it as it was. */
export function QuestionEditor({ message, actions }: QuestionEditorProps) {
  const t = useTranslations();
  const format = useFormat();
  const { drafts, outbox } = useApp();
  const place = editPlace(message.id);
  const [text, setText] = useState(() => drafts.read(place) || message.content);
  const { ask } = actions;
  const length = measureText(text);
  const canSend = ask !== null && isSendable(text);

  const close = () => {
    outbox.forgive(place);
    actions.edit(null);
    requestAnimationFrame(() => document.getElementById(editButtonId(message.id))?.focus());
  };
  const cancel = () => {
    drafts.write(place, "");
    close();
  };
  const send = () => {
    if (!canSend) return;

    ask.resend(message, text);
    actions.edit(null);
    focusComposer();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const { key, shiftKey, altKey, keyCode, nativeEvent } = event;
    const { isComposing } = nativeEvent;
    const isEnter = sendsOnEnter({ key, shiftKey, altKey, keyCode, isComposing });
    const isEscape = key === "Escape" && !isComposing;
    if (!isEnter && !isEscape) return;

    event.preventDefault();
    if (isEnter) send();
    else cancel();
  };

  return (
    <article aria-label={t("answer.question")}>
      <StopNote place={place} last={null} />
      <div className="rounded-2xl border border-input/60 bg-card shadow-xs focus-within:border-ring focus-within:ring-3 focus-within:ring-ring/15">
        <GrowingTextarea
          autoFocus
          aria-label={t("composer.editLabel")}
          aria-invalid={length.kind === "over"}
          value={text}
          onFocus={({ target }) => target.setSelectionRange(target.value.length, target.value.length)}
          onChange={({ target }) => {
            setText(target.value);
            drafts.write(place, target.value);
          }}
          onKeyDown={onKeyDown}
          className="quiet-scroll max-h-[40dvh] overflow-y-auto px-4 pt-3 pb-1 text-[1rem] leading-7"
        />
        <div className="flex flex-wrap items-center justify-end gap-2 p-2 pl-4">
          <p className="flex-1 text-muted-foreground text-xs">
            {length.kind === "over"
              ? t("composer.tooLong", {
                  count: format.count(length.count),
                  limit: format.count(maxContentLength),
                })
              : t("composer.editHint")}
          </p>
          <Button variant="ghost" size="sm" onClick={cancel}>
            {t("common.cancel")}
          </Button>
          <Button size="sm" aria-disabled={!canSend} onClick={send}>
            {t("composer.send")}
          </Button>
        </div>
      </div>
    </article>
  );
}
