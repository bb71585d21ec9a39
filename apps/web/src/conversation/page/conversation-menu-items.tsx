import type { Conversation } from "@claw/contract";
import { DropdownMenuItem, DropdownMenuSeparator } from "@claw/ui";
import {
  Archive,
  ArchiveRestore,
  FileDown,
  FileJson,
  ListChecks,
  Pencil,
  Pin,
  PinOff,
  Share2,
  Trash2,
} from "lucide-react";
import { useTranslations } from "use-intl";
import { useChangeConversation } from "../use-change-conversation.ts";
import { useSaveConversation } from "./use-save-conversation.ts";

export type ConversationMenuItemsProps = {
  conversation: Conversation;
  lastMessageId: string | null;
  onSelect: (() => void) | undefined;
  onAsk: (question: "rename" | "share" | "delete") => void;
};

/** Loaded when a menu opens. */
export default function ConversationMenuItems(props: ConversationMenuItemsProps) {
  const { conversation, lastMessageId, onSelect, onAsk } = props;
  const t = useTranslations("conversation");
  const { change } = useChangeConversation();
  const save = useSaveConversation(conversation, lastMessageId);
  const { isPinned } = conversation;
  const isArchived = conversation.status === "archived";

  return (
    <>
      {isArchived ? null : (
        <DropdownMenuItem onSelect={() => void change(conversation, { isPinned: !isPinned })}>
          {isPinned ? <PinOff /> : <Pin />}
          {isPinned ? t("unpin") : t("pin")}
        </DropdownMenuItem>
      )}
      <DropdownMenuItem onSelect={() => onAsk("rename")}>
        <Pencil />
        {t("rename")}
      </DropdownMenuItem>
      <DropdownMenuItem onSelect={() => onAsk("share")}>
        <Share2 />
        {t("share")}
      </DropdownMenuItem>
      <DropdownMenuItem onSelect={() => void save("markdown")}>
        <FileDown />
        {t("exportMarkdown")}
      </DropdownMenuItem>
      <DropdownMenuItem onSelect={() => void save("json")}>
        <FileJson />
        {t("exportJson")}
      </DropdownMenuItem>
      <DropdownMenuItem
        onSelect={() => void change(conversation, { status: isArchived ? "active" : "archived" })}
      >
        {isArchived ? <ArchiveRestore /> : <Archive />}
        {isArchived ? t("unarchive") : t("archive")}
      </DropdownMenuItem>
      {onSelect ? (
        <DropdownMenuItem onSelect={onSelect}>
          <ListChecks />
          {t("select")}
        </DropdownMenuItem>
      ) : null}
      <DropdownMenuSeparator />
      <DropdownMenuItem tone="danger" onSelect={() => onAsk("delete")}>
        <Trash2 />
        {t("delete")}
      </DropdownMenuItem>
    </>
  );
}
