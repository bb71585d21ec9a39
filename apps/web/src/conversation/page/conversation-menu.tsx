import type { Conversation } from "@claw/contract";
import { DropdownMenu, DropdownMenuContent, DropdownMenuTrigger } from "@claw/ui";
import { patient } from "@claw/ui/patient";
import { lazy, type ReactNode, Suspense, useState } from "react";

const loadItems = patient(() => import("./conversation-menu-items.tsx"));
const ConversationMenuItems = lazy(loadItems);
const DeleteDialog = lazy(
  patient(async () => ({ default: (await import("./delete-dialog.tsx")).DeleteDialog })),
);
const RenameDialog = lazy(
  patient(async () => ({ default: (await import("./rename-dialog.tsx")).RenameDialog })),
);

const ShareDialog = lazy(
  patient(async () => ({
    default: (await import("../../share/share-dialog.tsx")).ShareDialog,
  })),
);

export type ConversationMenuProps = {
  conversation: Conversation;
  /** Where the branch ends that is looked at; null where none is. */
  lastMessageId?: string | null;
  /** Where several can be chosen: begins with this one. */
  onSelect?: (() => void) | undefined;
  /** The button that opens it. */
  children: ReactNode;
};

/** What can be done with a whole conversation. */
export function ConversationMenu(props: ConversationMenuProps) {
  const { conversation, lastMessageId = null, onSelect, children } = props;
  const [asking, setAsking] = useState<"rename" | "share" | "delete" | null>(null);
  const close = () => setAsking(null);

  return (
    <>
      <DropdownMenu prepare={loadItems}>
        <DropdownMenuTrigger asChild>{children}</DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <Suspense>
            <ConversationMenuItems
              conversation={conversation}
              lastMessageId={lastMessageId}
              onSelect={onSelect}
              onAsk={setAsking}
            />
          </Suspense>
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
