import type { ComponentProps } from "react";
import { cn } from "./class-names.ts";

export type TableProps = ComponentProps<"table"> & {
  /** Says what the table is about, for those who do not see it. */
  label: string;
};

/** Figures in rows. A wide one scrolls in its frame; the page does not. */
export function Table({ label, className, ...props }: TableProps) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled with the keyboard
      tabIndex={0}
      className="quiet-scroll overflow-x-auto rounded-lg border outline-none focus-visible:ring-2 focus-visible:ring-ring"
    >
      <table
        aria-label={label}
        className={cn("w-full border-collapse text-sm tabular-nums", className)}
        {...props}
      />
    </section>
  );
}

export function TableHead({ className, ...props }: ComponentProps<"th">) {
  return (
    <th
      scope="col"
      className={cn(
        "whitespace-nowrap bg-muted/60 px-3 py-2 text-start font-medium text-muted-foreground text-xs",
        className,
      )}
      {...props}
    />
  );
}

export function TableCell({ className, ...props }: ComponentProps<"td">) {
  return <td className={cn("border-t px-3 py-2 align-top", className)} {...props} />;
}
