import type { ReactNode } from "react";

export type SectionProps = {
  title: string;
  aside?: ReactNode;
  /** The content reaches to the edge, as rows do. */
  isFlush?: boolean;
  children: ReactNode;
};

/** A part of a page under a heading of its own. */
export function Section({ title, aside, isFlush = false, children }: SectionProps) {
  return (
    <section className="rounded-lg border bg-card">
      <div className="flex min-h-10 flex-wrap items-center gap-2 border-b px-4 py-1.5">
        <h2 className="font-medium text-sm">{title}</h2>
        <div className="ml-auto flex flex-wrap items-center gap-2">{aside}</div>
      </div>
      {isFlush ? children : <div className="p-4">{children}</div>}
    </section>
  );
}
