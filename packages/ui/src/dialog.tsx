import { X } from "lucide-react";
import { Dialog as Primitive } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { Button } from "./button.tsx";
import { cn } from "./class-names.ts";

export const Dialog = Primitive.Root;
export const DialogTrigger = Primitive.Trigger;
export const DialogClose = Primitive.Close;

const backdrop =
  "fixed inset-0 z-50 bg-backdrop data-[state=closed]:animate-out data-[state=open]:animate-in data-[state=closed]:fade-out-0 data-[state=open]:fade-in-0";

export type DialogContentProps = Omit<ComponentProps<typeof Primitive.Content>, "title"> & {
  title: ReactNode;
  /** Read out with the title; null where the content needs no introduction. */
  description: ReactNode | null;
  closeLabel: string;
};

/** A question in the middle of the page. Focus goes in, and back to where it came from. */
export function DialogContent(props: DialogContentProps) {
  const { className, title, description, closeLabel, children, ...rest } = props;
  const described = description === null ? { "aria-describedby": undefined } : {};

  return (
    <Primitive.Portal>
      <Primitive.Overlay className={backdrop} />
      <Primitive.Content
        className={cn(
          "fixed top-1/2 left-1/2 z-50 grid max-h-[85dvh] w-[calc(100%-2rem)] max-w-md -translate-x-1/2 -translate-y-1/2 gap-4 overflow-y-auto rounded-xl border bg-popover p-5 text-popover-foreground shadow-float outline-none",
          "duration-150 data-[state=closed]:animate-out data-[state=open]:animate-in data-[state=closed]:fade-out-0 data-[state=open]:fade-in-0 data-[state=open]:zoom-in-98",
          className,
        )}
        {...described}
        {...rest}
      >
        <div className="grid gap-1.5 pr-8">
          <Primitive.Title className="font-semibold text-base">{title}</Primitive.Title>
          {description === null ? null : (
            <Primitive.Description className="text-muted-foreground text-sm leading-6">
              {description}
            </Primitive.Description>
          )}
        </div>
        {children}
        <Primitive.Close asChild>
          <Button
            variant="ghost"
            size="icon-sm"
            className="absolute top-3.5 right-3.5"
            aria-label={closeLabel}
          >
            <X />
          </Button>
        </Primitive.Close>
      </Primitive.Content>
    </Primitive.Portal>
  );
}

/** Buttons at the end of a dialog, the deed last. */
export function DialogActions({ className, ...props }: ComponentProps<"div">) {
  return <div className={cn("flex flex-wrap justify-end gap-2 pt-1", className)} {...props} />;
}
