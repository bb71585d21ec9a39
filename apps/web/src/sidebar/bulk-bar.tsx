import { Button, Dialog, DialogActions, DialogContent, Tooltip } from "@claw/ui";
import { Archive, ArchiveRestore, ListChecks, Pin, PinOff, Trash2, X } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useChangeConversations } from "../conversation/use-change-conversations.ts";
import type { Selection } from "./selection.ts";
import { longestPage } from "./use-conversations.ts";

export type BulkBarProps = {
  selection: Selection;
  isArchived: boolean;
  onSelectAll: () => void;
  onClose: () => void;
};

/** What can be done with all that is chosen. Loaded when somebody begins to choose. */
export default function BulkBar({ selection, isArchived, onSelectAll, onClose }: BulkBarProps) {
  const t = useTranslations();
  const { changeAll, removeAll } = useChangeConversations();
  const [isAsking, setAsking] = useState(false);
  const chosen = [...selection.values()];
  const isNone = chosen.length === 0;
  const areAllPinned = !isNone && chosen.every(({ isPinned }) => isPinned);
  const act = (deed: Promise<void>) => {
    void deed;
    onClose();
  };
  const deeds = [
    ...(isArchived
      ? []
      : [
          {
            label: areAllPinned ? t("conversation.unpin") : t("conversation.pin"),
            icon: areAllPinned ? <PinOff /> : <Pin />,
            onClick: () => act(changeAll(chosen, { isPinned: !areAllPinned })),
          },
        ]),
    {
      label: isArchived ? t("conversation.unarchive") : t("conversation.archive"),
      icon: isArchived ? <ArchiveRestore /> : <Archive />,
      onClick: () => act(changeAll(chosen, { status: isArchived ? "active" : "archived" })),
    },
    { label: t("conversation.delete"), icon: <Trash2 />, onClick: () => setAsking(true) },
  ];

  return (
    <div role="toolbar" aria-label={t("sidebar.bulk")} className="border-t p-2">
      <div className="flex items-center justify-between pl-2.5">
        <p role="status" className="text-sm tabular-nums">
          {chosen.length >= longestPage
            ? t("sidebar.selectedMost", { count: chosen.length })
            : t("sidebar.selected", { count: chosen.length })}
        </p>
        <div className="flex">
          <Tooltip content={t("sidebar.selectAll")}>
            <Button variant="ghost" size="icon" aria-label={t("sidebar.selectAll")} onClick={onSelectAll}>
              <ListChecks />
            </Button>
          </Tooltip>
          <Tooltip content={t("sidebar.endSelecting")}>
            <Button variant="ghost" size="icon" aria-label={t("sidebar.endSelecting")} onClick={onClose}>
              <X />
            </Button>
          </Tooltip>
        </div>
      </div>
      <div className="mt-1 flex gap-1">
        {deeds.map(({ label, icon, onClick }) => (
          <Button
            key={label}
            variant="secondary"
            className="min-w-0 flex-1 px-1.5"
            disabled={isNone}
            onClick={onClick}
          >
            {icon}
            <span className="truncate">{label}</span>
          </Button>
        ))}
      </div>
      <Dialog open={isAsking} onOpenChange={setAsking}>
        <DialogContent
          title={t("sidebar.deleteManyTitle", { count: chosen.length })}
          description={t("sidebar.deleteManyHint")}
          closeLabel={t("common.close")}
        >
          <DialogActions>
            <Button variant="outline" onClick={() => setAsking(false)}>
              {t("common.cancel")}
            </Button>
            <Button variant="danger" onClick={() => act(removeAll(chosen))}>
              {t("common.delete")}
            </Button>
          </DialogActions>
        </DialogContent>
      </Dialog>
    </div>
  );
}
