import { cn } from "@claw/ui";
import type { ReactNode } from "react";

/** Names and values, one below the other. */
export function Facts({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <dl className={cn("grid grid-cols-[8rem_minmax(0,1fr)] gap-x-3 gap-y-1.5 text-sm", className)}>
      {children}
    </dl>
  );
}

export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted-foreground">{name}</dt>
      <dd className="min-w-0 tabular-nums wrap-anywhere">{children}</dd>
    </>
  );
}
