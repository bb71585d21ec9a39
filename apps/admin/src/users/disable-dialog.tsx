import type { PersonDetail } from "@claw/contract";
import { useTranslations } from "use-intl";
import { trpc } from "../api/trpc.ts";
import { ReasonDialog } from "../page/reason-dialog.tsx";
import { usePersonDeed } from "./use-person-deed.ts";

export type PersonDialogProps = { person: PersonDetail; onClose: () => void };

/** Locks somebody out: no sign-in, and what is signed in ends. */
export function DisableDialog({ person: { id: userId, name }, onClose }: PersonDialogProps) {
  const t = useTranslations("users");
  const deed = usePersonDeed();
  const setActive = trpc.user.setActive.useMutation();

  return (
    <ReasonDialog
      title={t("disableTitle", { name })}
      hint={t("disableHint")}
      deed={t("disable")}
      variant="danger"
      onConfirm={(reason) =>
        deed("disabled", () => setActive.mutateAsync({ userId, isActive: false, reason }))
      }
      onClose={onClose}
    />
  );
}
