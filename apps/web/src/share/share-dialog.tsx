import { toFailure } from "@claw/client/browser";
import type { Conversation } from "@claw/contract";
import { Dialog, DialogContent, Skeleton } from "@claw/ui";
import { useTranslations } from "use-intl";
import { trpc } from "../api/trpc.ts";
import { FormFailure } from "../auth/form-failure.tsx";
import { RoomTexts } from "../language/room-texts.tsx";
import { NewShare } from "./new-share.tsx";
import { ShareLink } from "./share-link.tsx";

export type ShareDialogProps = {
  conversation: Conversation;
  /** Where the branch ends that is looked at; null: the newest message. */
  lastMessageId: string | null;
  onClose: () => void;
};

function ShareView({ conversation, lastMessageId, onClose }: ShareDialogProps) {
  const t = useTranslations();
  const share = trpc.conversation.shareOf.useQuery({ conversationId: conversation.id }, { staleTime: 0 });
  const order = { conversationId: conversation.id, ...(lastMessageId ? { messageId: lastMessageId } : {}) };

  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent
        className="max-w-lg"
        title={t("share.title")}
        description={t("share.intro")}
        closeLabel={t("common.close")}
      >
        {share.isPending ? <Skeleton className="h-28" /> : null}
        <FormFailure failure={share.isError ? toFailure(share.error) : null} />
        {share.data ? <ShareLink share={share.data} conversation={conversation} order={order} /> : null}
        {share.data === null ? <NewShare order={order} /> : null}
      </DialogContent>
    </Dialog>
  );
}

/** Whether a conversation can be read by link, and how that begins and ends. */
export function ShareDialog(props: ShareDialogProps) {
  return (
    <RoomTexts room="share">
      <ShareView {...props} />
    </RoomTexts>
  );
}
