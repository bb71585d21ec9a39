import type { Document } from "@claw/contract";
import { Button, cn, Spinner } from "@claw/ui";
import { useFormat } from "@claw/ui/format";
import { Check, CircleAlert, X } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../../api/trpc.ts";
import { useFailureText } from "../../api/use-failure-text.ts";
import type { UploadItem } from "../../knowledge/upload/upload-queue.ts";
import type { AttachedFiles } from "./use-attached-files.ts";

/** How often a document that is being read is asked for, in milliseconds. */
const askMs = 1_500;

type ChipProps = { name: string; state: string; icon: ReactNode; isBad: boolean; onDismiss: () => void };

function Chip({ name, state, icon, isBad, onDismiss }: ChipProps) {
  const t = useTranslations("composer");

  return (
    <li
      className={cn(
        "flex h-7 min-w-0 max-w-full items-center gap-1.5 rounded-md bg-muted pr-0.5 pl-2 text-xs pointer-coarse:h-9 [&>svg]:size-3.5 [&>svg]:shrink-0",
        isBad && "text-danger-text",
      )}
    >
      {icon}
      <bdi className="max-w-48 truncate">{name}</bdi>
      <span className={cn("truncate tabular-nums", !isBad && "text-muted-foreground")}>{state}</span>
      <Button
        variant="ghost"
        size="icon-sm"
        aria-label={t("dismissFile", { name })}
        className="size-6 text-current pointer-coarse:size-8"
        onClick={onDismiss}
      >
        <X className="size-3.5" />
      </Button>
    </li>
  );
}

const working = <Spinner className="size-3.5" />;
const done = <Check aria-hidden="true" className="text-success-text" />;
const bad = <CircleAlert aria-hidden="true" />;

function UploadChip({ item, onDismiss }: { item: UploadItem; onDismiss: () => void }) {
  const t = useTranslations("composer");
  const format = useFormat();
  const textOf = useFailureText();
  const { name, state } = item;
  const chip = { name, onDismiss };

  switch (state.kind) {
    case "waiting":
      return <Chip {...chip} state={t("fileWaiting")} icon={working} isBad={false} />;
    case "sending":
      return (
        <Chip
          {...chip}
          state={t("fileSending", { percent: format.percent(state.progress) })}
          icon={working}
          isBad={false}
        />
      );
    case "known":
      return <Chip {...chip} state={t("fileReady")} icon={done} isBad={false} />;
    case "failed": {
      const { failure } = state;
      const reason = failure.kind === "refused" ? textOf(failure.failure) : t(`fileProblem.${failure.kind}`);
      return <Chip {...chip} state={reason} icon={bad} isBad />;
    }
  }
}

function DocumentChip({ document, onDismiss }: { document: Document; onDismiss: () => void }) {
  const t = useTranslations("composer");
  const { data } = trpc.knowledge.getDocument.useQuery(
    { documentId: document.id },
    { refetchInterval: ({ state }) => (isUnderWay(state.data ?? document) ? askMs : false) },
  );
  const { status, title } = data ?? document;
  const chip = { name: title, onDismiss };

  switch (status) {
    case "queued":
    case "parsing":
    case "indexing":
      return <Chip {...chip} state={t("fileReading")} icon={working} isBad={false} />;
    case "ready":
      return <Chip {...chip} state={t("fileReady")} icon={done} isBad={false} />;
    case "failed":
    case "cancelled":
      return <Chip {...chip} state={t("fileFailed")} icon={bad} isBad />;
  }
}

function isUnderWay({ status }: Pick<Document, "status">): boolean {
  return status === "queued" || status === "parsing" || status === "indexing";
}

/** The files that were given along, each with how far it is until answers can rest on it. */
export function FileChips({ files }: { files: AttachedFiles }) {
  const t = useTranslations("composer");
  const { items, documents, dismiss } = files;
  if (items.length + documents.length === 0) return null;

  return (
    <ul
      aria-label={t("files")}
      aria-live="polite"
      className="quiet-scroll flex max-h-28 flex-wrap gap-1.5 overflow-y-auto px-3 pt-3"
    >
      {documents.map((document) => (
        <DocumentChip key={document.id} document={document} onDismiss={() => dismiss(document.id)} />
      ))}
      {items.map((item) => (
        <UploadChip key={item.id} item={item} onDismiss={() => dismiss(item.id)} />
      ))}
    </ul>
  );
}
