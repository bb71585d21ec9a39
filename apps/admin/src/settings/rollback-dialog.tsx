import type { Setting, SettingVersion } from "@claw/contract";
import { useTranslations } from "use-intl";
import { trpc } from "../api/trpc.ts";
import { useApp } from "../app/app-context.ts";
import { ConfirmDialog } from "../page/confirm-dialog.tsx";
import { settingTextKey } from "./setting-text-key.ts";
import { ValueDiff } from "./value-diff.tsx";

export type RollbackDialogProps = { setting: Setting; to: SettingVersion; onClose: () => void };

/** Shows what goes and what comes before a setting goes back to an earlier version. */
export function RollbackDialog({ setting, to, onClose }: RollbackDialogProps) {
  const t = useTranslations("settings");
  const { notices } = useApp();
  const utils = trpc.useUtils();
  const { key, visibility } = setting;
  const name = t(`name.${settingTextKey(key)}`);
  const rollback = trpc.admin.settings.rollback.useMutation();

  return (
    <ConfirmDialog
      title={t("rollbackTitle", { name, version: String(to.version) })}
      hint={t("rollbackHint")}
      deed={t("rollback")}
      onConfirm={async () => {
        await rollback.mutateAsync({ key, version: to.version });
        notices.tell(t("saved", { name }));
        await utils.admin.settings.invalidate();
      }}
      onClose={onClose}
    >
      <ValueDiff before={setting.value} after={to.value} visibility={visibility} />
    </ConfirmDialog>
  );
}
