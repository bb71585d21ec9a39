import type { PersonDetail, UserRole } from "@claw/contract";
import { useTranslations } from "use-intl";
import { trpc } from "../api/trpc.ts";
import { ConfirmDialog } from "../page/confirm-dialog.tsx";
import { usePersonDeed } from "./use-person-deed.ts";

export type RoleDialogProps = { person: PersonDetail; role: UserRole; onClose: () => void };

/** Says what a role may do before somebody gets it. */
export function RoleDialog({ person: { id, name }, role, onClose }: RoleDialogProps) {
  const t = useTranslations("users");
  const deed = usePersonDeed();
  const setRole = trpc.user.setRole.useMutation();

  return (
    <ConfirmDialog
      title={t("roleTitle", { name, role: t(`role.${role}`) })}
      hint={t(`roleHint.${role}`)}
      deed={t("roleDeed")}
      onConfirm={() => deed("roleSet", () => setRole.mutateAsync({ userId: id, role }))}
      onClose={onClose}
    />
  );
}
