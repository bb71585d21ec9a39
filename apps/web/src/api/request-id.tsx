import type { Failure } from "@claw/client/browser";
import { cn } from "@claw/ui";
import { useTranslations } from "use-intl";

/** What a person mends alone needs nobody to look it up. */
const mendedAlone: ReadonlySet<Failure["reason"]> = new Set(["INVALID_INPUT", "UNAUTHENTICATED", "NETWORK"]);

export type RequestIdProps = { failure: Pick<Failure, "reason" | "requestId">; className?: string };

/** The number of a request that failed, folded away, for whoever has to look it up in the log. */
export function RequestId({ failure: { reason, requestId }, className }: RequestIdProps) {
  const t = useTranslations("common");
  if (requestId === null || mendedAlone.has(reason)) return null;

  return <FoldedNumber className={className}>{t("requestId", { id: requestId })}</FoldedNumber>;
}

export type FoldedNumberProps = { children: string; className?: string | undefined };

/** A number that nobody reads but who looks something up by it. */
export function FoldedNumber({ children, className }: FoldedNumberProps) {
  const t = useTranslations("common");

  return (
    <details className={cn("text-muted-foreground text-xs", className)}>
      <summary className="w-fit cursor-pointer rounded-sm outline-none focus-visible:ring-2 focus-visible:ring-ring">
        {t("details")}
      </summary>
      <span className="select-all">{children}</span>
    </details>
  );
}
