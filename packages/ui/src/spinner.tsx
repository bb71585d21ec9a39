import { LoaderCircle } from "lucide-react";
import { cn } from "./class-names.ts";

/** Something is under way. It stands still where motion is unwanted. */
export function Spinner({ className }: { className?: string }) {
  return (
    <LoaderCircle
      aria-hidden="true"
      className={cn("size-4 animate-spin motion-reduce:animate-none", className)}
    />
  );
}
