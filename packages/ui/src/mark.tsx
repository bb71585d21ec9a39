import { cn } from "./class-names.ts";

/** Three strokes of a claw. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={cn("shrink-0 text-primary", className)}>
      <g fill="none" stroke="currentColor" strokeWidth="3.2" strokeLinecap="round">
        <path d="M6.5 23.5C5.8 16 8 9.5 12.5 4.8" />
        <path d="M14 26.5C13.7 18.5 16 11.5 20.5 6.5" />
        <path d="M21.5 25.5C21.8 19.5 23.5 14.8 26.5 11" />
      </g>
    </svg>
  );
}
