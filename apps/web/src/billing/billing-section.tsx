import type { ReactNode } from "react";

export type BillingSectionProps = {
  title: ReactNode;
  hint?: ReactNode;
  /** At the end of the title's line. */
  aside?: ReactNode;
  children: ReactNode;
};

/** A part of a page of money under its own heading. */
export function BillingSection({ title, hint, aside, children }: BillingSectionProps) {
  return (
    <section className="grid grid-cols-1 content-start gap-3.5">
      <div className="flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
        <div className="grid gap-0.5">
          <h2 className="font-semibold">{title}</h2>
          {hint ? <p className="max-w-prose text-muted-foreground text-sm">{hint}</p> : null}
        </div>
        {aside}
      </div>
      {children}
    </section>
  );
}
