import type { Document, DocumentProblem } from "@claw/contract";
import { Badge, Progress } from "@claw/ui";
import { useFormat } from "@claw/ui/format";
import { Check, CircleAlert, CircleSlash, Clock } from "lucide-react";
import { useTranslations } from "use-intl";
import { hasEnded } from "../cache/knowledge-cache.ts";

/** In one or two words; while something is under way with its stage and how far it has come. */
export function DocumentState({ document }: { document: Document }) {
  const t = useTranslations("knowledge");
  const format = useFormat();
  const { status, stage, progress, title } = document;

  switch (status) {
    case "ready":
      return (
        <Badge tone="success">
          <Check />
          {t("status.ready")}
        </Badge>
      );
    case "failed":
      return (
        <Badge tone="danger">
          <CircleAlert />
          {t("status.failed")}
        </Badge>
      );
    case "cancelled":
      return (
        <Badge>
          <CircleSlash />
          {t("status.cancelled")}
        </Badge>
      );
    case "queued":
      return (
        <Badge>
          <Clock />
          {t("status.queued")}
        </Badge>
      );
    case "parsing":
    case "indexing": {
      const words = stage ? t(`stage.${stage}`) : t(`status.${status}`);
      return (
        <div className="grid w-36 gap-1.5 text-xs">
          <span className="flex justify-between gap-2 text-muted-foreground tabular-nums">
            <span className="truncate">{words}</span>
            <span>{format.percent(progress)}</span>
          </span>
          <Progress label={t("document.progress", { title, stage: words })} value={progress} />
        </div>
      );
    }
  }
}

const passing: ReadonlySet<DocumentProblem> = new Set([
  "TIME_LIMIT",
  "MEMORY_LIMIT",
  "EMBEDDING_FAILED",
  "WRONG_DIMENSIONS",
  "INTERNAL",
]);

/** Whether the same bytes may be taken in another time; else it needs another file. */
export function isWorthRetrying({ status, errorCode }: Pick<Document, "status" | "errorCode">): boolean {
  if (status === "cancelled") return true;
  return status === "failed" && (errorCode === null || passing.has(errorCode));
}

/** Why a document was not taken in, and what can be done about it. */
export function DocumentProblemText({ document }: { document: Document }) {
  const t = useTranslations("knowledge");
  const { errorCode, isSearchable } = document;
  const isUnderWay = !hasEnded(document);
  if (errorCode === null) return null;

  return (
    <p className="text-pretty text-sm">
      <span className="text-danger-text">{t(`problem.${errorCode}`)}</span>{" "}
      <span className="text-muted-foreground">
        {isUnderWay ? t("document.tryingAgain") : t(`wayOut.${errorCode}`)}
        {isSearchable ? ` ${t("document.stillOld")}` : null}
      </span>
    </p>
  );
}
