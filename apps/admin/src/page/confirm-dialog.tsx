import { Alert, Button, type ButtonProps, Dialog, DialogActions, DialogContent } from "@claw/ui";
import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { useFailureText } from "../api/use-failure-text.ts";

export type ConfirmDialogProps = {
  title: string;
  hint: ReactNode;
  deed: string;
  variant?: ButtonProps["variant"];
  children?: ReactNode;
  onConfirm: () => Promise<unknown>;
  onClose: () => void;
};

/** Asks once more before something is done. The dialog stays, with the reason why, where it fails. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, hint, deed, variant = "primary", children, onConfirm, onClose } = props;
  const t = useTranslations("common");
  const failureText = useFailureText();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const confirm = () => {
    setBusy(true);
    onConfirm().then(onClose, (error: unknown) => {
      setProblem(failureText(error));
      setBusy(false);
    });
  };

  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent title={title} description={hint} closeLabel={t("close")}>
        {problem ? <Alert tone="danger">{problem}</Alert> : null}
        {children}
        <DialogActions>
          <Button variant="outline" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button variant={variant} disabled={isBusy} onClick={confirm}>
            {deed}
          </Button>
        </DialogActions>
      </DialogContent>
    </Dialog>
  );
}
