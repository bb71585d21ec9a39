import { cn } from "./class-names.ts";

export type AvatarProps = { name: string; className?: string };

/** The first sign of a name; a person's own picture is never fetched from elsewhere. */
export function Avatar({ name, className }: AvatarProps) {
  const [first = "·"] = [...name.trim()];

  return (
    <span
      aria-hidden="true"
      className={cn(
        "grid size-7 shrink-0 select-none place-items-center rounded-full bg-primary/14 font-medium text-primary-text text-xs uppercase",
        className,
      )}
    >
      {first}
    </span>
  );
}
