import type { Conversation } from "@claw/contract";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@claw/ui";
import { Archive, ArchiveRestore, Pencil, Share2, Trash2 } from "lucide-react";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { useTranslations } from "use-intl";
import { useChangeConversation } from "../use-change-conversation.ts";

const DeleteDialog = lazy(async () => ({ default: (await import("./delete-dialog.tsx")).DeleteDialog }));
const RenameDialog = lazy(async () => ({ default: (await import("./rename-dialog.tsx")).RenameDialog }));

const ShareDialog = lazy(async () => ({
  default: (await import("../../share/share-dialog.tsx")).ShareDialog,
}));

export type ConversationMenuProps = {
  conversation: Conversation;
  /** Where the branch ends that is looked at; null where none is. */
  lastMessageId?: string | null;
  /** The button that opens it. */
  children: ReactNode;
};

/** What can be done with a whole conversation. */
export function ConversationMenu({ conversation, lastMessageId = null, children }: ConversationMenuProps) {
  const t = useTranslations("conversation");
  const { change } = useChangeConversation();
  const [asking, setAsking] = useState<"rename" | "share" | "delete" | null>(null);
  const isArchived = conversation.status === "archived";
  const close = () => setAsking(null);

  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>{children}</DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuItem onSelect={() => setAsking("rename")}>
            <Pencil />
            {t("rename")}
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={() => setAsking("share")}>
            <Share2 />
            {t("share")}
          </DropdownMenuItem>
          <DropdownMenuItem
            onSelect={() => void change(conversation, { status: isArchived ? "active" : "archived" })}
          >
            {isArchived ? <ArchiveRestore /> : <Archive />}
            {isArchived ? t("unarchive") : t("archive")}
          </DropdownMenuItem>
          <DropdownMenuSeparator />
          <DropdownMenuItem tone="danger" onSelect={() => setAsking("delete")}>
            <Trash2 />
            {t("delete")}
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      <Suspense>
        {asking === "rename" ? <RenameDialog conversation={conversation} onClose={close} /> : null}
        {asking === "share" ? (
          <ShareDialog conversation={conversation} lastMessageId={lastMessageId} onClose={close} />
        ) : null}
        {asking === "delete" ? <DeleteDialog conversation={conversation} onClose={close} /> : null}
      </Suspense>
    </>
  );
}
