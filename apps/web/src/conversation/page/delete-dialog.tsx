import { Button, Dialog, DialogActions, DialogContent } from "@claw/ui";
import { useTranslations } from "use-intl";
import { useChangeConversation } from "../use-change-conversation.ts";
import { useTitle } from "../use-title.ts";
import type { ConversationDialogProps } from "./rename-dialog.tsx";

export function DeleteDialog({ conversation, onClose }: ConversationDialogProps) {
  const t = useTranslations();
  const { remove } = useChangeConversation();
  const title = useTitle()(conversation);

  const confirm = () => {
    void remove(conversation);
    onClose();
  };

  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent
        title={t("conversation.deleteTitle")}
        description={t("conversation.deleteHint", { title })}
        closeLabel={t("common.close")}
      >
        <DialogActions>
          <Button variant="outline" onClick={onClose}>
            {t("common.cancel")}
          </Button>
          <Button variant="danger" onClick={confirm}>
            {t("common.delete")}
          </Button>
        </DialogActions>
      </DialogContent>
    </Dialog>
  );
}
