import { Progress as Primitive } from "radix-ui";
import { cn } from "./class-names.ts";

export type ProgressProps = {
  /** What is under way. */
  label: string;
  /** From 0 to 1; null where nobody knows yet. */
  value: number | null;
  className?: string;
};

/** How far something has come. It moves to where it is and never back and forth. */
export function Progress({ label, value, className }: ProgressProps) {
  const percent = value === null ? null : Math.round(Math.min(1, Math.max(0, value)) * 100);

  return (
    <Primitive.Root
      aria-label={label}
      value={percent}
      className={cn("h-1 w-full overflow-hidden rounded-full bg-foreground/10", className)}
    >
      <Primitive.Indicator
        className={cn(
          "block h-full rounded-full bg-primary transition-[width] duration-200 ease-out",
          percent === null && "w-1/3 animate-pulse motion-reduce:animate-none",
        )}
        style={percent === null ? undefined : { width: `${percent}%` }}
      />
    </Primitive.Root>
  );
}
