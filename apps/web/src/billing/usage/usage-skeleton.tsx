import { Skeleton } from "@claw/ui";

/** Figures, a chart and its table, before they are there. */
export function UsageSkeleton() {
  return (
    <div className="grid gap-9">
      <div className="grid grid-cols-2 gap-4 sm:grid-cols-4">
        {["a", "b", "c", "d"].map((key) => (
          <Skeleton key={key} className="h-12" />
        ))}
      </div>
      <Skeleton className="h-72" />
    </div>
  );
}
