import type { ReactNode } from "react";

/** A component under its name, in all its states side by side. */
export function Show({ name, children }: { name: string; children: ReactNode }) {
  return (
    <section data-component={name} className="grid content-start gap-3 border-t py-5 sm:grid-cols-[9rem_1fr]">
      <h2 className="font-medium text-muted-foreground text-sm">{name}</h2>
      <div className="flex min-w-0 flex-wrap items-start gap-3">{children}</div>
    </section>
  );
}
