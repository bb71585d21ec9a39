import { RadioGroup } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "./class-names.ts";

export type ChoiceCard<Value extends string> = { value: Value; label: ReactNode; hint?: ReactNode };

export type ChoiceCardsProps<Value extends string> = {
  label: string;
  /** Null where nothing is chosen. */
  value: Value | null;
  options: readonly ChoiceCard<Value>[];
  onChange: (value: Value) => void;
  className?: string;
};

/** One of several that deserve room. Arrow keys move the choice. */
export function ChoiceCards<Value extends string>(props: ChoiceCardsProps<Value>) {
  const { label, value, options, onChange, className } = props;
  const choose = (chosen: string) => {
    const option = options.find((candidate) => candidate.value === chosen);
    if (option) onChange(option.value);
  };

  return (
    <RadioGroup.Root
      aria-label={label}
      value={value}
      onValueChange={choose}
      className={cn("grid gap-2", className)}
    >
      {options.map((option) => (
        <RadioGroup.Item
          key={option.value}
          value={option.value}
          className="grid min-h-11 cursor-pointer content-center gap-0.5 rounded-lg border border-input/60 bg-card px-3.5 py-2 text-start text-sm outline-none transition-colors duration-150 hover:bg-accent/60 focus-visible:ring-2 focus-visible:ring-ring data-[state=checked]:border-primary data-[state=checked]:bg-primary/8 data-[state=checked]:ring-1 data-[state=checked]:ring-primary"
        >
          <span className="font-medium tabular-nums">{option.label}</span>
          {option.hint ? <span className="text-muted-foreground text-xs">{option.hint}</span> : null}
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  );
}
