import type { Message } from "@claw/contract";
import { maxContentLength } from "@claw/contract/limits";
import { Button, cn, Tooltip } from "@claw/ui";
import { useFormat } from "@claw/ui/format";
import { patient } from "@claw/ui/patient";
import { SquareSlash } from "lucide-react";
import {
  type ClipboardEvent,
  type KeyboardEvent,
  lazy,
  type ReactNode,
  Suspense,
  useId,
  useRef,
} from "react";
import { useTranslations } from "use-intl";
import { useDraft } from "../draft/use-draft.ts";
import { composerId } from "./focus-composer.ts";
import { GrowingTextarea } from "./growing-textarea.tsx";
import { SendButton, type SendButtonProps } from "./send-button.tsx";
import { sendsOnEnter } from "./sends-on-enter.ts";
import { StopNote } from "./stop-note.tsx";
import { isSendable, measureText } from "./text-length.ts";
import { usePrompts } from "./use-prompts.ts";

const PromptPicker = lazy(patient(() => import("../../prompts/prompt-picker.tsx")));

export type ComposerProps = {
  /** Where the draft is kept. */
  place: string;
  onSend: (content: string) => void;
  stop: SendButtonProps["stop"];
  /** Something is on its way, or being answered: the next waits for it. */
  isBusy: boolean;
  /** Up in an empty composer: the last question is to be put differently. */
  onRecall: (() => void) | null;
  /** The message that is shown last. */
  last?: Message | null;
  /** Files that were pasted into the text. */
  onFiles: (files: File[]) => void;
  /** Above the text: what the answer rests on. */
  above?: ReactNode;
  /** Below the text at the left: the model. */
  children: ReactNode;
};

/** One rounded box: the text grows to two fifths of the height, choices below it, send or stop at the right. */
export function Composer(props: ComposerProps) {
  const { place, onSend, stop, isBusy, onRecall, onFiles, last = null, above, children } = props;
  const t = useTranslations("composer");
  const format = useFormat();
  const [text, write] = useDraft(place);
  const countId = useId();
  const prompts = usePrompts(text, write);
  const box = useRef<HTMLDivElement>(null);
  const length = measureText(text);
  const canSend = !isBusy && isSendable(text);

  const send = () => {
    if (canSend) onSend(text);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const { key, shiftKey, altKey, keyCode, nativeEvent } = event;
    const { isComposing } = nativeEvent;
    const isRecall = key === "ArrowUp" && text === "" && !isComposing && onRecall !== null;
    if (!isRecall && !sendsOnEnter({ key, shiftKey, altKey, keyCode, isComposing })) return;

    event.preventDefault();
    if (isRecall) onRecall();
    else send();
  };

  const onPaste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const files = Array.from(event.clipboardData.files);
    // Programs that copy text often add a picture of it.
    if (files.length === 0 || event.clipboardData.types.includes("text/plain")) return;

    event.preventDefault();
    onFiles(files);
  };

  return (
    <div>
      <StopNote place={place} last={last} />
      {prompts.isOpen ? (
        <Suspense>
          <PromptPicker
            anchor={box}
            onInsert={prompts.insert}
            onClose={prompts.close}
            onLeft={prompts.onLeft}
          />
        </Suspense>
      ) : null}
      <div
        ref={box}
        className={cn(
          "rounded-2xl border border-input/60 bg-card shadow-xs transition-[border-color,box-shadow] duration-150 focus-within:border-ring focus-within:ring-3 focus-within:ring-ring/15",
          length.kind === "over" && "border-danger focus-within:border-danger focus-within:ring-danger/15",
        )}
      >
        {above}
        <GrowingTextarea
          id={composerId}
          autoFocus={matchMedia("(hover: hover)").matches}
          aria-label={t("label")}
          aria-describedby={length.kind === "ok" ? undefined : countId}
          aria-invalid={length.kind === "over"}
          placeholder={t("placeholder")}
          value={text}
          onChange={(event) => prompts.type(event.target.value)}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
          className="quiet-scroll max-h-[40dvh] min-h-12 overflow-y-auto px-4 pt-3 pb-1 text-[1rem] leading-7 placeholder:text-muted-foreground"
        />
        {length.kind === "ok" ? null : (
          <p
            id={countId}
            role="status"
            className={cn(
              "px-4 pt-1 text-right text-xs tabular-nums",
              length.kind === "over" ? "text-danger-text" : "text-muted-foreground",
            )}
          >
            {t(length.kind === "over" ? "tooLong" : "nearLimit", {
              count: format.count(length.count),
              limit: format.count(maxContentLength),
            })}
          </p>
        )}
        <div className="flex items-center gap-1 p-2 pl-2.5">
          <div className="flex min-w-0 flex-1 items-center gap-1">
            {children}
            <Tooltip content={t("prompts")}>
              <Button
                variant="ghost"
                size="icon-sm"
                aria-label={t("prompts")}
                aria-expanded={prompts.isOpen}
                className="text-muted-foreground"
                onClick={prompts.open}
              >
                <SquareSlash />
              </Button>
            </Tooltip>
          </div>
          <SendButton canSend={canSend} onSend={send} stop={stop} />
        </div>
      </div>
    </div>
  );
}
