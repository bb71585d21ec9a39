import { Popover as Primitive } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "./class-names.ts";

export const Popover = Primitive.Root;
export const PopoverAnchor = Primitive.Anchor;

export type PopoverContentProps = ComponentProps<typeof Primitive.Content> & {
  /** Read out when it opens. */
  label: string;
};

/** A small card that opens beside what was pressed. Focus goes in, and back when it closes. */
export function PopoverContent({ className, label, ...props }: PopoverContentProps) {
  return (
    <Primitive.Portal>
      <Primitive.Content
        aria-label={label}
        sideOffset={6}
        collisionPadding={12}
        className={cn(
          "z-50 max-h-(--radix-popover-content-available-height) w-[min(26rem,calc(100vw-1.5rem))] overflow-y-auto rounded-xl border bg-popover p-4 text-popover-foreground shadow-float outline-none",
          "duration-150 data-[state=closed]:animate-out data-[state=open]:animate-in data-[state=closed]:fade-out-0 data-[state=open]:fade-in-0",
          className,
        )}
        {...props}
      />
    </Primitive.Portal>
  );
}
