import { Slot } from "radix-ui";
import { type ReactNode, useEffect, useId, useState } from "react";
import { followTips, type ShownTip, type TipSide } from "./follow-tips.ts";
import { useOnDemand } from "./use-on-demand.ts";

const loadTip = () => import("./tip.tsx");

/** Shows the tooltips of everything inside. One for the whole page, placed by what is fetched with the first of them. */
export function TooltipProvider({ children }: { children: ReactNode }) {
  const id = useId();
  const [shown, setShown] = useState<ShownTip | null>(null);
  const [parts, fetchParts] = useOnDemand(loadTip);
  useEffect(() => followTips(document, setShown), []);
  useEffect(() => {
    if (shown) void fetchParts();
  }, [shown, fetchParts]);

  return (
    <>
      {children}
      {shown && parts ? <parts.Tip key={shown.text} id={id} {...shown} /> : null}
    </>
  );
}

export type TooltipProps = {
  /** What the pointed-at thing does or says in full. */
  content: string;
  side?: TipSide;
  children: ReactNode;
};

/** Names an icon button on hover and on focus. It comes beside an aria-label, never instead of one. */
export function Tooltip({ content, side = "top", children }: TooltipProps) {
  return (
    <Slot.Root data-tip={content} data-tip-side={side}>
      {children}
    </Slot.Root>
  );
}
