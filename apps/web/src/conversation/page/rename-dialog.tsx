import type { Conversation } from "@claw/contract";
import { Button, Dialog, DialogActions, DialogContent, Field, Input } from "@claw/ui";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { useChangeConversation } from "../use-change-conversation.ts";
import { useTitle } from "../use-title.ts";

export type ConversationDialogProps = { conversation: Conversation; onClose: () => void };

const longestTitle = 200;

export function RenameDialog({ conversation, onClose }: ConversationDialogProps) {
  const t = useTranslations();
  const { change } = useChangeConversation();
  const [title, setTitle] = useState(useTitle()(conversation));
  const isFit = title.trim() !== "" && title.length <= longestTitle;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isFit) return;

    void change(conversation, { title: title.trim() });
    onClose();
  };

  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent title={t("conversation.renameTitle")} description={null} closeLabel={t("common.close")}>
        <form onSubmit={submit} className="grid gap-4">
          <Field label={t("conversation.titleLabel")} problem={isFit ? undefined : t("fieldProblem.title")}>
            {(control) => (
              <Input
                {...control}
                value={title}
                onChange={(event) => setTitle(event.target.value)}
                onFocus={(event) => event.target.select()}
              />
            )}
          </Field>
          <DialogActions>
            <Button variant="outline" onClick={onClose}>
              {t("common.cancel")}
            </Button>
            <Button type="submit" disabled={!isFit}>
              {t("common.save")}
            </Button>
          </DialogActions>
        </form>
      </DialogContent>
    </Dialog>
  );
}
