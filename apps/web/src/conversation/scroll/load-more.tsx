import { cn, Spinner } from "@claw/ui";
import { useInView } from "./use-in-view.ts";

export type LoadMoreProps = {
  /** Read out, where somebody who listens would not know what happens. */
  label?: string;
  /** Whether what is asked for would be heard; see {@link useInView}. */
  isReady?: boolean;
  onLoad: () => void;
  className: string;
};

/** Where a list goes on: more of it is fetched when this comes near the view. */
export function LoadMore({ label, isReady, onLoad, className }: LoadMoreProps) {
  const element = useInView(onLoad, isReady);

  return (
    <div
      ref={element}
      role={label ? "status" : undefined}
      className={cn("flex justify-center text-muted-foreground", className)}
    >
      <Spinner />
      {label ? <span className="sr-only">{label}</span> : null}
    </div>
  );
}
