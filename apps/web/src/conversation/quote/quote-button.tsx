import { Button } from "@claw/ui";
import { Quote } from "lucide-react";
import { type RefObject, useCallback, useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { useApp } from "../../app/app-context.ts";
import { focusComposer } from "../composer/focus-composer.ts";
import { quoteText } from "./quote-text.ts";

type Selected = { text: string; left: number; top: number };

/** What is selected within messages, and where; nothing while text is being edited. */
function readSelection(area: HTMLElement): Selected | null {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;

  const range = selection.getRangeAt(0);
  const text = selection.toString();
  if (text.trim() === "" || !area.contains(range.commonAncestorContainer)) return null;

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

  const look = useCallback(() => setSelected(area.current && readSelection(area.current)), [area]);

  useEffect(() => {
    document.addEventListener("selectionchange", look);
    return () => document.removeEventListener("selectionchange", look);
  }, [look]);

  // Asked for its selection, the browser lays the page out: not while it is scrolled with nothing selected.
  const isSelected = selected !== null;
  useEffect(() => {
    const view = area.current;
    if (!view || !isSelected) return undefined;

    view.addEventListener("scroll", look, { passive: true });
    return () => view.removeEventListener("scroll", look);
  }, [area, look, isSelected]);

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
