import type { Document } from "@claw/contract";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@claw/ui";
import { CircleStop, FileUp, RefreshCw, RotateCcw, Trash2 } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { hasEnded } from "../cache/knowledge-cache.ts";
import { ConfirmDialog } from "../confirm-dialog.tsx";
import type { DocumentDeeds } from "./use-document-deeds.ts";

export type DocumentMenuProps = {
  document: Document;
  deeds: DocumentDeeds;
  /** Opens the choice of a file for the next version. */
  onReplace: () => void;
  onRemoved?: () => void;
  children: ReactNode;
};

/** What can be done with a document in its present state. */
export function DocumentMenu({ document, deeds, onReplace, onRemoved, children }: DocumentMenuProps) {
  const t = useTranslations("knowledge.document");
  const [isAsking, setAsking] = useState(false);
  const isUnderWay = !hasEnded(document);

  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>{children}</DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          {isUnderWay ? (
            <DropdownMenuItem onSelect={() => deeds.cancel(document)}>
              <CircleStop />
              {t("cancel")}
            </DropdownMenuItem>
          ) : null}
          {document.status === "failed" || document.status === "cancelled" ? (
            <DropdownMenuItem onSelect={() => deeds.retry(document)}>
              <RotateCcw />
              {t("retry")}
            </DropdownMenuItem>
          ) : null}
          {document.status === "ready" ? (
            <DropdownMenuItem onSelect={() => deeds.reindex(document)}>
              <RefreshCw />
              {t("reindex")}
            </DropdownMenuItem>
          ) : null}
          <DropdownMenuItem onSelect={onReplace}>
            <FileUp />
            {t("replace")}
          </DropdownMenuItem>
          <DropdownMenuSeparator />
          <DropdownMenuItem tone="danger" onSelect={() => setAsking(true)}>
            <Trash2 />
            {t("delete")}
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      {isAsking ? (
        <ConfirmDialog
          title={t("deleteTitle")}
          hint={t("deleteHint", { title: document.title })}
          onConfirm={() => {
            deeds.remove(document);
            onRemoved?.();
          }}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </>
  );
}
