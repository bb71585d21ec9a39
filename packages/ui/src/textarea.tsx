import type { ComponentProps } from "react";
import { cn } from "./class-names.ts";
import { fieldLooks } from "./input.tsx";

export function Textarea({ className, ...props }: ComponentProps<"textarea">) {
  return (
    <textarea
      className={cn(fieldLooks, "min-h-24 resize-y px-3 py-2 text-base leading-relaxed", className)}
      {...props}
    />
  );
}
