import { useTranslations } from "use-intl";
import { trpc } from "../api/trpc.ts";
import { ConfirmDialog } from "../page/confirm-dialog.tsx";
import type { PersonDialogProps } from "./disable-dialog.tsx";
import { usePersonDeed } from "./use-person-deed.ts";

/** Signs somebody out everywhere. */
export function EndSessionsDialog({ person: { id: userId, name }, onClose }: PersonDialogProps) {
  const t = useTranslations("users");
  const deed = usePersonDeed();
  const end = trpc.admin.users.endSessions.useMutation();

  return (
    <ConfirmDialog
      title={t("endSessionsTitle", { name })}
      hint={t("endSessionsHint")}
      deed={t("endSessions")}
      variant="danger"
      onConfirm={() => deed("sessionsEnded", () => end.mutateAsync({ userId }))}
      onClose={onClose}
    />
  );
}
