import { Skeleton } from "@claw/ui";

/** A question and an answer as they are about to appear. */
export function MessageSkeleton() {
  return (
    <div className="grid gap-7">
      <Skeleton className="ml-auto h-12 w-3/5 rounded-2xl rounded-br-sm" />
      <div className="grid gap-3">
        <Skeleton className="h-4 w-full" />
        <Skeleton className="h-4 w-11/12" />
        <Skeleton className="h-4 w-4/5" />
        <Skeleton className="h-4 w-2/5" />
      </div>
    </div>
  );
}
