import { cva, type VariantProps } from "class-variance-authority";
import { Progress } from "radix-ui";
import { cn } from "./class-names.ts";

const partVariants = cva("block h-full min-w-px transition-[width] duration-200 ease-out", {
  variants: {
    tone: {
      accent: "bg-primary",
      held: "bg-primary/45",
      warning: "bg-warning",
      danger: "bg-danger",
    },
  },
  defaultVariants: { tone: "accent" },
});

export type MeterPart = VariantProps<typeof partVariants> & {
  key: string;
  /** Of the whole, from 0 to 1. */
  value: number;
};

export type MeterProps = {
  /** What is measured. */
  label: string;
  /** The figures in words. */
  text: string;
  parts: readonly MeterPart[];
  /** Where a warning is given, from 0 to 1. */
  mark?: number | null;
  className?: string;
};

/** How much of a limit is used, in parts that lie end to end. */
export function Meter({ label, text, parts, mark = null, className }: MeterProps) {
  const used = parts.reduce((sum, { value }) => sum + value, 0);
  let room = 1;

  return (
    <Progress.Root
      aria-label={label}
      value={Math.round(Math.min(1, used) * 100)}
      getValueLabel={() => text}
      className={cn("relative h-1.5 w-full overflow-hidden rounded-full bg-foreground/10", className)}
    >
      <div className="flex h-full">
        {parts.map(({ key, value, tone }) => {
          const width = Math.max(0, Math.min(room, value));
          room -= width;
          return width > 0 ? (
            <span key={key} className={partVariants({ tone })} style={{ width: `${width * 100}%` }} />
          ) : null;
        })}
      </div>
      {mark === null ? null : (
        <span
          aria-hidden="true"
          className="absolute inset-y-0 w-px bg-foreground/55"
          style={{ insetInlineStart: `${mark * 100}%` }}
        />
      )}
    </Progress.Root>
  );
}
