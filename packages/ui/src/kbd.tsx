import type { ComponentProps } from "react";
import { cn } from "./class-names.ts";

/** A key, or keys that are pressed together. */
export function Kbd({ className, ...props }: ComponentProps<"kbd">) {
  return (
    <kbd
      className={cn(
        "inline-flex h-5 min-w-5 items-center justify-center rounded-sm border bg-muted px-1 font-sans text-[0.75rem] text-muted-foreground leading-none",
        className,
      )}
      {...props}
    />
  );
}
