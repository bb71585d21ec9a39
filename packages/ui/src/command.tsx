import { defaultFilter, Command as Primitive } from "cmdk";
import { Search } from "lucide-react";
import { Dialog } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./class-names.ts";

/**
 * How well an item fits what was typed.
 * @param value that of the item
 * @param keywords those with which the item came: later ones are not heard of
 * @returns from 0, where it is not shown, to 1; the best are shown first
 */
export type RankCommand = (value: string, typed: string, keywords?: string[]) => number;

/** Compares the letters, in their order, with gaps. */
export const rankCommand: RankCommand = defaultFilter;

export type CommandDialogProps = {
  /** Read out when it opens. */
  title: string;
  onClose: () => void;
  /** Where the focus goes afterwards; the page before it otherwise. */
  onCloseAutoFocus?: (event: Event) => void;
  /** @default rankCommand */
  rank?: RankCommand;
  children: ReactNode;
};

/** A list of what can be done, found by typing. Arrow keys choose, Enter does. */
export function CommandDialog({
  title,
  onClose,
  onCloseAutoFocus,
  rank = rankCommand,
  children,
}: CommandDialogProps) {
  return (
    <Dialog.Root open onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-50 bg-backdrop" />
        <Dialog.Content
          aria-describedby={undefined}
          onCloseAutoFocus={onCloseAutoFocus}
          className="fixed top-[max(4rem,14vh)] left-1/2 z-50 flex max-h-[min(30rem,75dvh)] w-[calc(100%-2rem)] max-w-xl -translate-x-1/2 flex-col overflow-hidden rounded-xl border bg-popover text-popover-foreground shadow-float outline-none"
        >
          <Dialog.Title className="sr-only">{title}</Dialog.Title>
          <Primitive label={title} filter={rank} loop className="flex min-h-0 flex-1 flex-col">
            {children}
          </Primitive>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

export function CommandInput({ className, ...props }: ComponentProps<typeof Primitive.Input>) {
  return (
    <div className="flex shrink-0 items-center gap-2.5 border-b px-4">
      <Search className="size-4 shrink-0 text-muted-foreground" aria-hidden="true" />
      <Primitive.Input
        className={cn(
          "h-12 w-full bg-transparent text-base outline-none placeholder:text-muted-foreground",
          className,
        )}
        {...props}
      />
    </div>
  );
}

export function CommandList({ className, ...props }: ComponentProps<typeof Primitive.List>) {
  return (
    <Primitive.List
      className={cn("quiet-scroll min-h-0 flex-1 overflow-y-auto overscroll-contain p-1.5", className)}
      {...props}
    />
  );
}

export function CommandEmpty({ className, ...props }: ComponentProps<typeof Primitive.Empty>) {
  return (
    <Primitive.Empty
      className={cn("px-4 py-10 text-center text-muted-foreground text-sm", className)}
      {...props}
    />
  );
}

export function CommandGroup({ className, ...props }: ComponentProps<typeof Primitive.Group>) {
  return (
    <Primitive.Group
      className={cn(
        "[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:py-1.5 [&_[cmdk-group-heading]]:text-muted-foreground [&_[cmdk-group-heading]]:text-xs",
        className,
      )}
      {...props}
    />
  );
}

export function CommandItem({ className, ...props }: ComponentProps<typeof Primitive.Item>) {
  return (
    <Primitive.Item
      className={cn(
        "flex min-h-9 cursor-default select-none items-center gap-2.5 rounded-md px-2.5 text-sm outline-none data-[selected=true]:bg-accent data-[disabled=true]:opacity-50 pointer-coarse:min-h-11",
        "[&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-muted-foreground",
        className,
      )}
      {...props}
    />
  );
}
