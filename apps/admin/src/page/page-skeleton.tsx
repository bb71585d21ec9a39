import { Skeleton } from "@claw/ui";

/** The shape of a page that is on its way. */
export function PageSkeleton() {
  return (
    <div className="grid gap-3 p-5">
      <Skeleton className="h-6 w-40" />
      <Skeleton className="h-8" />
      <Skeleton className="h-64" />
    </div>
  );
}
