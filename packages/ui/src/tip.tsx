import { autoUpdate, flip, offset, shift, useFloating } from "@floating-ui/react-dom";
import { useEffect } from "react";
import type { ShownTip } from "./follow-tips.ts";

/** Fetched by `tooltip.tsx` with the first tooltip. */
export function Tip({ id, anchor, text, side }: ShownTip & { id: string }) {
  const { refs, floatingStyles } = useFloating({
    elements: { reference: anchor },
    placement: side,
    strategy: "fixed",
    middleware: [offset(6), flip({ padding: 8 }), shift({ padding: 8 })],
    whileElementsMounted: autoUpdate,
  });
  useEffect(() => {
    const isSaid = anchor.hasAttribute("aria-describedby") || anchor.getAttribute("aria-label") === text;
    if (isSaid) return undefined;

    anchor.setAttribute("aria-describedby", id);
    return () => anchor.removeAttribute("aria-describedby");
  }, [anchor, text, id]);

  return (
    <div
      ref={refs.setFloating}
      id={id}
      role="tooltip"
      style={floatingStyles}
      className="pointer-events-none z-70 w-max max-w-xs rounded-md bg-foreground px-2.5 py-1.5 text-background text-xs leading-5"
    >
      {text}
    </div>
  );
}
