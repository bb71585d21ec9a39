import type { ReactNode } from "react";

/** A part of a panel under a small heading. */
export function PanelPart({
  title,
  aside,
  children,
}: {
  title: string;
  aside?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className="grid gap-2">
      <div className="flex min-h-7 items-center justify-between gap-2">
        <h3 className="font-medium text-sm">{title}</h3>
        {aside}
      </div>
      {children}
    </section>
  );
}
