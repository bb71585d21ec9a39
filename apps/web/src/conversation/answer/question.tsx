import { cn } from "@claw/ui";
import { useTranslations } from "use-intl";
import { CopyButton } from "./copy-button.tsx";

export type QuestionProps = { content: string; isOutgoing: boolean };

/** What the person wrote: a soft bubble, exactly as typed. */
export function Question({ content, isOutgoing }: QuestionProps) {
  const t = useTranslations();

  return (
    <article aria-label={t("answer.question")} className="group/question flex items-end justify-end gap-1">
      <div className="reveal shrink-0 group-focus-within/question:opacity-100 group-hover/question:opacity-100">
        <CopyButton text={content} label={t("common.copy")} />
      </div>
      <div
        dir="auto"
        className={cn(
          "min-w-0 max-w-[85%] whitespace-pre-wrap wrap-anywhere rounded-2xl rounded-br-sm bg-bubble px-4 py-2.5 text-[1rem] leading-7",
          isOutgoing && "opacity-70",
        )}
      >
        {content}
      </div>
    </article>
  );
}
