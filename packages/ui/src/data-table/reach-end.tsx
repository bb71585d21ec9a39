import { type ReactNode, useEffect, useRef } from "react";

/** Says that the end of what is loaded is nearly in sight. */
export function ReachEnd({ onReach, children }: { onReach: () => void; children: ReactNode }) {
  const element = useRef<HTMLDivElement>(null);
  const latest = useRef(onReach);
  useEffect(() => {
    latest.current = onReach;
  });

  useEffect(() => {
    if (!element.current) return undefined;

    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) latest.current();
      },
      { rootMargin: "600px" },
    );
    observer.observe(element.current);
    return () => observer.disconnect();
  }, []);

  return (
    <div ref={element} role="status" className="flex h-10 items-center justify-center text-muted-foreground">
      {children}
    </div>
  );
}
