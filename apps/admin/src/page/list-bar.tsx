import type { ReactNode } from "react";

/** Above a list: what it is searched and narrowed by, and at the end how much there is. */
export function ListBar({ children, count }: { children?: ReactNode; count?: ReactNode }) {
  return (
    <div className="flex min-h-12 shrink-0 flex-wrap items-center gap-2 border-b px-4 py-2 md:px-5">
      {children}
      <span role="status" className="ml-auto text-muted-foreground text-sm tabular-nums">
        {count}
      </span>
    </div>
  );
}
