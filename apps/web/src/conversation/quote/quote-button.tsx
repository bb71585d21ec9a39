import { Button } from "@claw/ui";
import { Quote } from "lucide-react";
import { type RefObject, useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { useApp } from "../../app/app-context.ts";
import { focusComposer } from "../composer/focus-composer.ts";
import { quoteText } from "./quote-text.ts";

type Selected = { text: string; left: number; top: number };

/** What is selected within messages, and where; nothing while text is being edited. */
function readSelection(area: HTMLElement): Selected | null {
  const selection = document.getSelection();
  const range =
    selection && selection.rangeCount > 0 && !selection.isCollapsed ? selection.getRangeAt(0) : null;
  const text = selection?.toString() ?? "";
  if (!range || text.trim() === "" || !area.contains(range.commonAncestorContainer)) return null;

  const { left, width, top } = range.getBoundingClientRect();
  return { text, left: left + width / 2, top };
}

export type QuoteButtonProps = {
  /** Within it, what is selected can be quoted. */
  area: RefObject<HTMLElement | null>;
  /** Where the draft is kept. */
  place: string;
};

/** Brings what is selected in a message into the composer. */
export function QuoteButton({ area, place }: QuoteButtonProps) {
  const t = useTranslations("composer");
  const { drafts } = useApp();
  const [selected, setSelected] = useState<Selected | null>(null);

  useEffect(() => {
    const look = () => setSelected(area.current ? readSelection(area.current) : null);
    const view = area.current;
    document.addEventListener("selectionchange", look);
    view?.addEventListener("scroll", look, { passive: true });

    return () => {
      document.removeEventListener("selectionchange", look);
      view?.removeEventListener("scroll", look);
    };
  }, [area]);

  if (!selected || selected.top < 48) return null;

  const quote = () => {
    drafts.write(place, quoteText(drafts.read(place), selected.text));
    document.getSelection()?.removeAllRanges();
    focusComposer();
  };

  return (
    <Button
      variant="outline"
      size="sm"
      className="fixed z-30 -translate-x-1/2 -translate-y-full bg-popover shadow-float"
      style={{ left: selected.left, top: selected.top - 6 }}
      // The selection stays where it is while the button is pressed.
      onPointerDown={(event) => event.preventDefault()}
      onClick={quote}
    >
      <Quote />
      {t("quote")}
    </Button>
  );
}
