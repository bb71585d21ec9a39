import type { Message } from "@claw/contract";
import { Skeleton } from "@claw/ui";
import { patient } from "@claw/ui/patient";
import { lazy, Suspense } from "react";
import { useTranslations } from "use-intl";
import type { PanelSearch } from "../../app/search.ts";
import { RoomTexts } from "../../language/room-texts.tsx";
import { SidePanel } from "../settings/side-panel.tsx";

const SourceReader = lazy(patient(() => import("./source-reader.tsx")));
const AnswerTrace = lazy(patient(() => import("./answer-trace.tsx")));

export type AnswerPanelProps = {
  search: PanelSearch;
  messages: readonly Message[];
  onClose: () => void;
};

/** What stands behind an answer, beside it: a source at its place, or how its sources were found. */
export function AnswerPanel({ search, messages, onClose }: AnswerPanelProps) {
  const t = useTranslations("knowledge");
  const { panel, message: messageId, source, mark } = search;
  const isOpen = panel === "source" || panel === "trace";
  const message = messages.find(({ id }) => id === messageId) ?? null;
  const title =
    panel === "trace"
      ? t("trace.title")
      : t("source.panel", { number: source === undefined ? "" : String(source) });

  return (
    <SidePanel title={title} isOpen={isOpen} isWide onClose={onClose}>
      <RoomTexts room="knowledge" meanwhile={<Skeleton className="h-80" />}>
        <Suspense fallback={<Skeleton className="h-80" />}>
          {message === null ? (
            <p className="text-muted-foreground text-sm">{t("source.notLoaded")}</p>
          ) : panel === "trace" ? (
            <AnswerTrace message={message} />
          ) : (
            <SourceReader
              key={`${messageId} ${source} ${mark}`}
              message={message}
              number={source ?? 0}
              at={mark ?? null}
            />
          )}
        </Suspense>
      </RoomTexts>
    </SidePanel>
  );
}
