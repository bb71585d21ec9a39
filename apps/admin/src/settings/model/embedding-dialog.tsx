import { useTranslations } from "use-intl";
import { ConfirmDialog } from "../../page/confirm-dialog.tsx";
import type { OtherUse } from "./other-use.ts";

export type EmbeddingDialogProps = {
  model: string;
  others: OtherUse;
  onConfirm: () => void;
  onClose: () => void;
};

/** Says, before another model counts, what becomes of the bases that are there and how much would be embedded again. */
export function EmbeddingDialog({ model, others, onConfirm, onClose }: EmbeddingDialogProps) {
  const t = useTranslations("settings.reading");
  const { bases, documents, chunks } = others;

  return (
    <ConfirmDialog
      title={t("changeTitle", { model })}
      hint={t("changeHint")}
      deed={t("changeDeed")}
      onConfirm={async () => onConfirm()}
      onClose={onClose}
    >
      <p className="text-sm leading-6">{t("changeOthers", { model, bases, documents, chunks })}</p>
    </ConfirmDialog>
  );
}
