import { Slot } from "radix-ui";
import { type ReactNode, useEffect, useId, useState } from "react";
import type { ShownTip, TipSide } from "./follow-tips.ts";
import { patient } from "./page/patient.ts";
import { useOnDemand } from "./use-on-demand.ts";

const loadTip = () => import("./tip.tsx");
/** Nobody points at anything before there is something to be seen. */
const loadFollower = patient(() => import("./follow-tips.ts"));

/** Shows the tooltips of everything inside. One for the whole page, placed by what is fetched with the first of them. */
export function TooltipProvider({ children }: { children: ReactNode }) {
  const id = useId();
  const [shown, setShown] = useState<ShownTip | null>(null);
  const [parts, fetchParts] = useOnDemand(loadTip);
  const [follower, fetchFollower] = useOnDemand(loadFollower);
  useEffect(() => void fetchFollower(), [fetchFollower]);
  useEffect(() => follower?.followTips(document, setShown), [follower]);
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
