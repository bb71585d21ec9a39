import type { ComponentProps } from "react";
import { cn } from "./class-names.ts";

/** What all fields share: an edge of 3:1, a visible focus, a danger edge where the input is refused. */
export const fieldLooks = [
  "w-full rounded-md border border-input bg-card text-foreground outline-none transition-[border-color,box-shadow] duration-150",
  "placeholder:text-muted-foreground focus-visible:border-ring focus-visible:ring-2 focus-visible:ring-ring/35",
  "disabled:cursor-not-allowed disabled:opacity-50 aria-invalid:border-danger aria-invalid:ring-danger/30",
];

export function Input({ className, type, ...props }: ComponentProps<"input">) {
  return (
    <input type={type ?? "text"} className={cn(fieldLooks, "h-10 px-3 text-base", className)} {...props} />
  );
}
