import {
  Alert,
  Button,
  type ButtonProps,
  Dialog,
  DialogActions,
  DialogContent,
  Field,
  Textarea,
} from "@claw/ui";
import { type FormEvent, type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { useFailureText } from "../api/use-failure-text.ts";

/** Shorter is no reason. */
const shortest = 4;

export type ReasonDialogProps = {
  title: string;
  /** What will happen. */
  hint: ReactNode;
  /** The deed's name, on its button. */
  deed: string;
  variant?: ButtonProps["variant"];
  /** The least length of the reason. */
  min?: number;
  /** Further fields, above the reason. */
  children?: ReactNode;
  /** Does it. The dialog stays, with the reason why, where this rejects. */
  onConfirm: (reason: string) => Promise<unknown>;
  onClose: () => void;
};

/** Asks why before something is done that is written into the audit log. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { title, hint, deed, variant = "primary", min = shortest, children, onConfirm, onClose } = props;
  const t = useTranslations("common");
  const failureText = useFailureText();
  const [reason, setReason] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const isLongEnough = reason.trim().length >= min;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isLongEnough || isBusy) return;

    setBusy(true);
    onConfirm(reason.trim()).then(onClose, (error: unknown) => {
      setProblem(failureText(error));
      setBusy(false);
    });
  };

  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent title={title} description={hint} closeLabel={t("close")}>
        <form onSubmit={submit} className="grid gap-4">
          {problem ? <Alert tone="danger">{problem}</Alert> : null}
          {children}
          <Field label={t("reason")} hint={t("reasonHint", { min: String(min) })}>
            {(control) => (
              <Textarea
                {...control}
                rows={3}
                maxLength={500}
                autoFocus={!children}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
            )}
          </Field>
          <DialogActions>
            <Button variant="outline" onClick={onClose}>
              {t("cancel")}
            </Button>
            <Button type="submit" variant={variant} disabled={!isLongEnough || isBusy}>
              {deed}
            </Button>
          </DialogActions>
        </form>
      </DialogContent>
    </Dialog>
  );
}
