import { useTranslations } from "use-intl";
import { trpc } from "../api/trpc.ts";
import { ConfirmDialog } from "../page/confirm-dialog.tsx";
import type { PersonDialogProps } from "./disable-dialog.tsx";
import { usePersonDeed } from "./use-person-deed.ts";

/** Mails somebody a link to choose another password. */
export function ResetDialog({ person: { id: userId, email }, onClose }: PersonDialogProps) {
  const t = useTranslations("users");
  const deed = usePersonDeed();
  const send = trpc.admin.users.sendPasswordReset.useMutation();

  return (
    <ConfirmDialog
      title={t("sendReset")}
      hint={t("resetHint", { email })}
      deed={t("resetDeed")}
      onConfirm={() => deed("resetSent", () => send.mutateAsync({ userId }))}
      onClose={onClose}
    />
  );
}
