import { cn } from "@claw/ui";
import { type ComponentProps, useLayoutEffect, useRef } from "react";

const growsByItself = typeof CSS !== "undefined" && CSS.supports("field-sizing", "content");

/** A text field as high as its text. */
export function GrowingTextarea({
  className,
  value,
  ...props
}: ComponentProps<"textarea"> & { value: string }) {
  const element = useRef<HTMLTextAreaElement>(null);

  useLayoutEffect(() => {
    const area = element.current;
    if (growsByItself || !area) return;

    area.style.height = "auto";
    area.style.height = `${Math.max(area.scrollHeight, value === "" ? 0 : 1)}px`;
  }, [value]);

  return (
    <textarea
      ref={element}
      rows={1}
      value={value}
      className={cn("field-sizing-content block w-full resize-none bg-transparent outline-none", className)}
      {...props}
    />
  );
}
