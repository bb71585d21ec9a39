import { Check } from "lucide-react";
import { DropdownMenu as Primitive } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "./class-names.ts";

/** Fetched by `dropdown-menu.tsx` when somebody opens a menu. Beside the page and not instead of it: what is around stays readable and scrolls. */
export function Root(props: ComponentProps<typeof Primitive.Root>) {
  return <Primitive.Root modal={false} {...props} />;
}

export const Trigger = Primitive.Trigger;
export const RadioGroup = Primitive.RadioGroup;

const itemLooks = [
  "relative flex min-h-8 cursor-default select-none items-center gap-2.5 rounded-md px-2.5 py-1.5 text-sm outline-none pointer-coarse:min-h-10",
  "data-[disabled]:pointer-events-none data-[highlighted]:bg-accent data-[highlighted]:text-accent-foreground data-[disabled]:opacity-50",
  "[&_svg:not([class*='size-'])]:size-4 [&_svg]:shrink-0 [&_svg]:text-muted-foreground",
];

export function Content({ className, ...props }: ComponentProps<typeof Primitive.Content>) {
  return (
    <Primitive.Portal>
      <Primitive.Content
        sideOffset={6}
        collisionPadding={8}
        className={cn(
          "z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-44 overflow-y-auto rounded-lg border bg-popover p-1 text-popover-foreground shadow-float outline-none",
          "duration-150 data-[state=closed]:animate-out data-[state=open]:animate-in data-[state=closed]:fade-out-0 data-[state=open]:fade-in-0",
          className,
        )}
        {...props}
      />
    </Primitive.Portal>
  );
}

export type ItemProps = ComponentProps<typeof Primitive.Item> & {
  /** `danger` for what cannot be taken back. */
  tone?: "normal" | "danger";
};

export function Item({ className, tone = "normal", ...props }: ItemProps) {
  const danger =
    "text-danger-text data-[highlighted]:bg-danger/10 data-[highlighted]:text-danger-text [&_svg]:text-current";

  return <Primitive.Item className={cn(itemLooks, tone === "danger" && danger, className)} {...props} />;
}

export function RadioItem(props: ComponentProps<typeof Primitive.RadioItem>) {
  const { className, children, ...rest } = props;

  return (
    <Primitive.RadioItem className={cn(itemLooks, "pr-8", className)} {...rest}>
      {children}
      <Primitive.ItemIndicator className="absolute right-2.5">
        <Check className="size-4" />
      </Primitive.ItemIndicator>
    </Primitive.RadioItem>
  );
}

/** One of several that may hold at once; the menu stays open for the next. */
export function CheckboxItem(props: ComponentProps<typeof Primitive.CheckboxItem>) {
  const { className, children, ...rest } = props;

  return (
    <Primitive.CheckboxItem
      className={cn(itemLooks, "pr-8", className)}
      onSelect={(event) => event.preventDefault()}
      {...rest}
    >
      {children}
      <Primitive.ItemIndicator className="absolute right-2.5">
        <Check className="size-4" />
      </Primitive.ItemIndicator>
    </Primitive.CheckboxItem>
  );
}

export function Label({ className, ...props }: ComponentProps<typeof Primitive.Label>) {
  return (
    <Primitive.Label className={cn("px-2.5 py-1.5 text-muted-foreground text-xs", className)} {...props} />
  );
}

export function Separator({ className, ...props }: ComponentProps<typeof Primitive.Separator>) {
  return <Primitive.Separator className={cn("-mx-1 my-1 h-px bg-border", className)} {...props} />;
}
