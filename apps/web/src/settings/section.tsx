import { type ReactNode, useId } from "react";

export type SectionProps = { title: string; hint?: string; aside?: ReactNode; children: ReactNode };

export function Section({ title, hint, aside, children }: SectionProps) {
  const id = useId();

  return (
    <section aria-labelledby={id} className="grid gap-4">
      <div className="flex items-end justify-between gap-3 border-b pb-2">
        <div>
          <h2 id={id} className="font-semibold">
            {title}
          </h2>
          {hint ? <p className="text-muted-foreground text-xs leading-5">{hint}</p> : null}
        </div>
        {aside}
      </div>
      {children}
    </section>
  );
}
