import type { ComponentProps } from "react";
import { cn } from "./class-names.ts";

/** The shape of what is coming. It appears after 150 ms, so that quick answers do not flash. */
export function Skeleton({ className, ...props }: ComponentProps<"div">) {
  return <div aria-hidden="true" className={cn("skeleton rounded-md bg-muted", className)} {...props} />;
}
