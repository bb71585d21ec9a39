import { type DragEvent, type ReactNode, useRef, useState } from "react";
import { cn } from "./class-names.ts";

export type DropAreaProps = {
  /** Shown over the area while files are held over it. */
  hint: ReactNode;
  onDrop: (data: DataTransfer) => void;
  children: ReactNode;
  className?: string;
};

function holdsFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer.types.includes("Files");
}

/** A part of the page that takes files from anywhere over it. For the keyboard there is a button beside it. */
export function DropArea({ hint, onDrop, children, className }: DropAreaProps) {
  // Entering a child leaves its parent: the area is left when all that was entered is left.
  const depth = useRef(0);
  const [isOver, setOver] = useState(false);
  const move = (event: DragEvent, step: 1 | -1) => {
    if (!holdsFiles(event)) return;

    event.preventDefault();
    depth.current += step;
    setOver(depth.current > 0);
  };
  const drop = (event: DragEvent) => {
    if (!holdsFiles(event)) return;

    event.preventDefault();
    depth.current = 0;
    setOver(false);
    onDrop(event.dataTransfer);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an addition to the button that does the same
    <div
      data-drop-area
      className={cn("relative", className)}
      onDragEnter={(event) => move(event, 1)}
      onDragLeave={(event) => move(event, -1)}
      onDragOver={(event) => {
        if (holdsFiles(event)) event.preventDefault();
      }}
      onDrop={drop}
    >
      {children}
      {isOver ? (
        <div className="pointer-events-none absolute inset-2 z-30 grid place-items-center rounded-xl border-2 border-primary border-dashed bg-background/85">
          <div className="grid justify-items-center gap-2 font-medium text-primary-text [&_svg]:size-8">
            {hint}
          </div>
        </div>
      ) : null}
    </div>
  );
}
