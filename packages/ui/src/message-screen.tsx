import type { ReactNode } from "react";
import { Mark } from "./mark.tsx";

export type MessageScreenProps = { title: string; hint: string; children: ReactNode };

/** A whole page that says one thing and offers the next step. */
export function MessageScreen({ title, hint, children }: MessageScreenProps) {
  return (
    <main className="grid min-h-dvh flex-1 place-content-center justify-items-center gap-2 p-6 text-center">
      <Mark className="mb-3 size-10" />
      <h1 className="font-semibold text-xl">{title}</h1>
      <p className="max-w-sm text-muted-foreground">{hint}</p>
      <div className="mt-4 grid justify-items-center gap-3">{children}</div>
    </main>
  );
}
