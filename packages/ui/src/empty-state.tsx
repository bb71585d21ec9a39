import type { ReactNode } from "react";
import { cn } from "./class-names.ts";

export type EmptyStateProps = {
  icon?: ReactNode;
  title: ReactNode;
  /** What this is for, and the one next step. */
  hint?: ReactNode;
  children?: ReactNode;
  className?: string;
};

/** There is nothing yet: says what belongs here and how it begins. */
export function EmptyState({ icon, title, hint, children, className }: EmptyStateProps) {
  return (
    <div className={cn("grid justify-items-center gap-1.5 px-6 py-14 text-center", className)}>
      {icon ? (
        <span
          aria-hidden="true"
          className="mb-2 grid size-12 place-items-center rounded-2xl bg-primary/10 text-primary-text [&_svg]:size-6"
        >
          {icon}
        </span>
      ) : null}
      <h2 className="font-semibold text-base">{title}</h2>
      {hint ? <p className="max-w-md text-muted-foreground text-sm leading-6">{hint}</p> : null}
      {children ? <div className="mt-4 flex flex-wrap justify-center gap-2">{children}</div> : null}
    </div>
  );
}
