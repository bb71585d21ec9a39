import type { Setting, SettingVersion } from "@claw/contract";
import { useTranslations } from "use-intl";
import { trpc } from "../api/trpc.ts";
import { useApp } from "../app/app-context.ts";
import { ConfirmDialog } from "../page/confirm-dialog.tsx";
import { settingTextKey } from "./setting-text-key.ts";
import { ValueText } from "./value-text.tsx";

export type RollbackDialogProps = { setting: Setting; to: SettingVersion; onClose: () => void };

/** Shows what is and what will be before a setting goes back to an earlier version. */
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
      <dl className="grid gap-3 text-sm">
        <div className="rounded-lg border border-danger/35 bg-danger/8 p-3">
          <dt className="mb-1 text-muted-foreground text-xs">{t("now")}</dt>
          <dd>
            <ValueText of={setting} visibility={visibility} />
          </dd>
        </div>
        <div className="rounded-lg border border-success/35 bg-success/8 p-3">
          <dt className="mb-1 text-muted-foreground text-xs">{t("after")}</dt>
          <dd>
            <ValueText of={to} visibility={visibility} />
          </dd>
        </div>
      </dl>
    </ConfirmDialog>
  );
}
