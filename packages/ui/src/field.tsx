import { type ReactNode, useId } from "react";
import { cn } from "./class-names.ts";
import { Label } from "./label.tsx";

/** What the control inside a field spreads: its id, and where its hint or problem is told. */
export type FieldControl = {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": boolean;
};

export type FieldProps = {
  label: ReactNode;
  hint?: ReactNode;
  /** Why the input is refused; replaces the hint. */
  problem?: ReactNode;
  /** At the end of the label's line: "optional", a link. */
  aside?: ReactNode;
  className?: string;
  children: (control: FieldControl) => ReactNode;
};

/** A labelled control with a hint or the reason why its input is refused. */
export function Field({ label, hint, problem, aside, className, children }: FieldProps) {
  const id = useId();
  const noteId = `${id}-note`;
  const note = problem ?? hint;

  return (
    <div className={cn("grid gap-1.5", className)}>
      <div className="flex items-baseline justify-between gap-2">
        <Label htmlFor={id}>{label}</Label>
        {aside ? <span className="text-muted-foreground text-xs">{aside}</span> : null}
      </div>
      {children({ id, "aria-describedby": note ? noteId : undefined, "aria-invalid": Boolean(problem) })}
      {note ? (
        <p
          id={noteId}
          className={cn("text-xs leading-5", problem ? "text-danger-text" : "text-muted-foreground")}
        >
          {note}
        </p>
      ) : null}
    </div>
  );
}
