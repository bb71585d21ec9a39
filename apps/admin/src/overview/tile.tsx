import type { ReactNode } from "react";

export type TileProps = { name: string; value: string; aside?: ReactNode; children: ReactNode };

/** One figure, what it is called above it and what it is to be seen beside below it. */
export function Tile({ name, value, aside, children }: TileProps) {
  return (
    <div className="grid min-w-0 content-start gap-1 rounded-lg border bg-card px-4 py-3">
      <dt className="truncate text-muted-foreground text-xs">{name}</dt>
      <dd className="flex min-w-0 items-end justify-between gap-2">
        <span className="truncate font-semibold text-xl tabular-nums">{value}</span>
        {aside}
      </dd>
      <dd className="min-w-0 text-muted-foreground text-xs leading-5 tabular-nums">{children}</dd>
    </div>
  );
}
