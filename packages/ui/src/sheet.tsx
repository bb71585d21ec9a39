import { cva, type VariantProps } from "class-variance-authority";
import { X } from "lucide-react";
import { Dialog as Primitive } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { Button } from "./button.tsx";
import { cn } from "./class-names.ts";

const sheetVariants = cva(
  "fixed inset-y-0 z-50 flex flex-col bg-background shadow-float outline-none duration-200 ease-out data-[state=closed]:animate-out data-[state=open]:animate-in",
  {
    variants: {
      side: {
        left: "left-0 w-[min(20rem,85vw)] border-r data-[state=closed]:slide-out-to-left data-[state=open]:slide-in-from-left",
        right:
          "right-0 w-[min(25rem,100vw)] border-l data-[state=closed]:slide-out-to-right data-[state=open]:slide-in-from-right",
      },
    },
    defaultVariants: { side: "right" },
  },
);

export const Sheet = Primitive.Root;

export type SheetContentProps = Omit<ComponentProps<typeof Primitive.Content>, "title"> &
  VariantProps<typeof sheetVariants> & {
    title: ReactNode;
    /** Keeps the title for screen readers only, where the content has a head of its own. */
    hasOwnHead?: boolean;
    closeLabel: string;
  };

/** A panel that slides over the page from its edge. */
export function SheetContent(props: SheetContentProps) {
  const { className, side, title, hasOwnHead = false, closeLabel, children, ...rest } = props;

  return (
    <Primitive.Portal>
      <Primitive.Overlay className="fixed inset-0 z-50 bg-backdrop data-[state=closed]:animate-out data-[state=open]:animate-in data-[state=closed]:fade-out-0 data-[state=open]:fade-in-0" />
      <Primitive.Content
        className={cn(sheetVariants({ side }), className)}
        aria-describedby={undefined}
        {...rest}
      >
        <div className={cn("flex h-14 shrink-0 items-center justify-between px-4", hasOwnHead && "sr-only")}>
          <Primitive.Title className="font-semibold">{title}</Primitive.Title>
          <Primitive.Close asChild>
            <Button variant="ghost" size="icon" aria-label={closeLabel}>
              <X />
            </Button>
          </Primitive.Close>
        </div>
        {children}
      </Primitive.Content>
    </Primitive.Portal>
  );
}
