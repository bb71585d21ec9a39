import { Tooltip as Primitive } from "radix-ui";
import type { ReactNode } from "react";

export type HoverNoteProps = {
  /** More about the pointed-at thing; nothing in it can be pressed. */
  content: ReactNode;
  children: ReactNode;
};

/** A small card beside something, on hover and on focus; it is read out with it. */
export function HoverNote({ content, children }: HoverNoteProps) {
  return (
    <Primitive.Provider>
      <Primitive.Root delayDuration={150}>
        <Primitive.Trigger asChild>{children}</Primitive.Trigger>
        <Primitive.Portal>
          <Primitive.Content
            side="top"
            sideOffset={6}
            collisionPadding={12}
            className="z-50 w-max max-w-[min(22rem,calc(100vw-1.5rem))] rounded-lg border bg-popover p-3 text-popover-foreground text-sm leading-6 shadow-float"
          >
            {content}
          </Primitive.Content>
        </Primitive.Portal>
      </Primitive.Root>
    </Primitive.Provider>
  );
}
