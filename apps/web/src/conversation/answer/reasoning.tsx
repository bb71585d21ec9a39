import { useFormat } from "@claw/ui/format";
import { ChevronRight } from "lucide-react";
import { useTranslations } from "use-intl";

export type ReasoningProps = { text: string; isLive: boolean };

/** What the model thought before it answered; folded away unless somebody wants to read it. */
export function Reasoning({ text, isLive }: ReasoningProps) {
  const t = useTranslations("answer");
  const format = useFormat();

  return (
    <details className="group mb-3 text-sm">
      <summary className="inline-flex cursor-pointer list-none items-center gap-1 rounded-md py-1 pr-2 text-muted-foreground outline-none hover:text-foreground focus-visible:ring-2 focus-visible:ring-ring [&::-webkit-details-marker]:hidden">
        <ChevronRight
          className="size-4 transition-transform duration-150 group-open:rotate-90"
          aria-hidden="true"
        />
        {isLive ? t("reasoningLive") : t("reasoning")}
        <span className="tabular-nums">{t("reasoningLength", { count: format.count(text.length) })}</span>
      </summary>
      <div className="mt-1 ml-2 whitespace-pre-wrap wrap-anywhere border-l-2 pl-4 text-muted-foreground leading-7">
        {text}
      </div>
    </details>
  );
}
