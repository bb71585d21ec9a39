import { useTranslations } from "use-intl";
import { trpc } from "../api/trpc.ts";
import { ReasonDialog } from "../page/reason-dialog.tsx";
import type { PersonDialogProps } from "./disable-dialog.tsx";
import { usePersonDeed } from "./use-person-deed.ts";

/** Lets somebody in again. What was signed in stays ended. */
export function EnableDialog({ person: { id: userId, name }, onClose }: PersonDialogProps) {
  const t = useTranslations("users");
  const deed = usePersonDeed();
  const setActive = trpc.user.setActive.useMutation();

  return (
    <ReasonDialog
      title={t("enableTitle", { name })}
      hint={t("enableHint")}
      deed={t("enable")}
      onConfirm={(reason) => deed("enabled", () => setActive.mutateAsync({ userId, isActive: true, reason }))}
      onClose={onClose}
    />
  );
}
