import type { ReactNode } from "react";

/** The part of a page that is scrolled, with the keyboard as well. */
export function ScrollArea({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what may hold no control is scrolled with the keyboard
      tabIndex={0}
      className="quiet-scroll min-h-0 min-w-0 flex-1 overflow-y-auto p-4 outline-none focus-visible:ring-2 focus-visible:ring-ring focus-visible:ring-inset md:p-5"
    >
      {children}
    </section>
  );
}
