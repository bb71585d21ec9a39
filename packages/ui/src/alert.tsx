import { cva, type VariantProps } from "class-variance-authority";
import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "./class-names.ts";

const alertVariants = cva("flex gap-2.5 rounded-lg border px-3.5 py-2.5 text-sm leading-6", {
  variants: {
    tone: {
      info: "border-border bg-muted/60 text-foreground [&>svg]:text-muted-foreground",
      success: "border-success/35 bg-success/8 text-foreground [&>svg]:text-success-text",
      warning: "border-warning/45 bg-warning/10 text-foreground [&>svg]:text-warning-text",
      danger: "border-danger/35 bg-danger/8 text-foreground [&>svg]:text-danger-text",
    },
  },
  defaultVariants: { tone: "info" },
});

type Tone = NonNullable<VariantProps<typeof alertVariants>["tone"]>;

const icons = {
  info: Info,
  success: CircleCheck,
  warning: TriangleAlert,
  danger: CircleAlert,
} satisfies Record<Tone, unknown>;

export type AlertProps = ComponentProps<"div"> & { tone?: Tone };

/** What happened, and beside it what can be done. Warnings and dangers are read out at once. */
export function Alert({ className, tone = "info", children, ...props }: AlertProps) {
  const Icon = icons[tone];
  const role = tone === "warning" || tone === "danger" ? "alert" : "status";

  return (
    <div role={role} className={cn(alertVariants({ tone }), className)} {...props}>
      <Icon className="mt-1 size-4 shrink-0" aria-hidden="true" />
      <div className="min-w-0 flex-1 wrap-anywhere">{children}</div>
    </div>
  );
}
