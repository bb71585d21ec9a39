import { Button, Dialog, DialogActions, DialogContent } from "@claw/ui";
import { useTranslations } from "use-intl";

export type ConfirmDialogProps = { title: string; hint: string; onConfirm: () => void; onClose: () => void };

/** Asks before something is deleted for good. */
export function ConfirmDialog({ title, hint, onConfirm, onClose }: ConfirmDialogProps) {
  const t = useTranslations("common");
  const confirm = () => {
    onConfirm();
    onClose();
  };

  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent title={title} description={hint} closeLabel={t("close")}>
        <DialogActions>
          <Button variant="outline" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button variant="danger" onClick={confirm}>
            {t("delete")}
          </Button>
        </DialogActions>
      </DialogContent>
    </Dialog>
  );
}
