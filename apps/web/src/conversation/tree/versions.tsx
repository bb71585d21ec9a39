import { Button } from "@claw/ui";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "use-intl";
import { stayInPlace, versionsId } from "./stay-in-place.ts";
import type { ShownMessage } from "./visible-branch.ts";

export type VersionsProps = { shown: ShownMessage; onChoose: (messageId: string) => void };

/** Which of several versions of a message is shown, and the way to the others: ‹ 2/3 ›. Nothing where there is one. */
export function Versions({ shown, onChoose }: VersionsProps) {
  const t = useTranslations("answer");
  const { message, siblings, index } = shown;
  if (siblings.length < 2) return null;

  const arrow = (way: "previous" | "next") => {
    const target = siblings[index + (way === "next" ? 1 : -1)];
    return (
      <Button
        variant="ghost"
        size="icon-sm"
        data-way={way}
        aria-label={t(way === "next" ? "nextVersion" : "previousVersion")}
        aria-disabled={target === undefined}
        className="text-muted-foreground"
        onClick={() => target && stayInPlace(message.id, target, way, () => onChoose(target))}
      >
        {way === "next" ? <ChevronRight /> : <ChevronLeft />}
      </Button>
    );
  };
  const place = { index: String(index + 1), count: String(siblings.length) };

  return (
    <fieldset
      id={versionsId(message.id)}
      aria-label={t("versions", place)}
      className="flex items-center text-muted-foreground text-xs tabular-nums pointer-coarse:-ml-2"
    >
      {arrow("previous")}
      <span aria-hidden="true" className="px-0.5">
        {place.index}/{place.count}
      </span>
      {arrow("next")}
    </fieldset>
  );
}
