import { Alert, Button } from "@claw/ui";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";

export type NoticeFrameProps = {
  tone: "warning" | "success" | "info";
  title: ReactNode;
  hint: ReactNode;
  /** The ways out, the best first. */
  children?: ReactNode;
  onDismiss: () => void;
};

/** One calm box: what happened, what it means for what was typed, and the ways out. */
export function NoticeFrame({ tone, title, hint, children, onDismiss }: NoticeFrameProps) {
  const t = useTranslations("common");

  return (
    <Alert tone={tone} className="mb-2">
      <div className="flex items-start gap-3">
        <div className="min-w-0 flex-1">
          <p className="font-medium">{title}</p>
          <p className="text-muted-foreground">{hint}</p>
          {children ? <div className="mt-2 flex flex-wrap gap-2">{children}</div> : null}
        </div>
        <Button
          variant="ghost"
          size="icon-sm"
          aria-label={t("close")}
          className="-mt-0.5 -me-1.5 text-muted-foreground"
          onClick={onDismiss}
        >
          <X />
        </Button>
      </div>
    </Alert>
  );
}
