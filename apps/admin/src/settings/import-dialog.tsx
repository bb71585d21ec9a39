import type { Setting, SettingsFile } from "@claw/contract";
import { useTranslations } from "use-intl";
import { trpc } from "../api/trpc.ts";
import { useApp } from "../app/app-context.ts";
import { ConfirmDialog } from "../page/confirm-dialog.tsx";
import type { SettingChange } from "./changes-of.ts";
import { settingTextKey } from "./setting-text-key.ts";
import { ValueDiff } from "./value-diff.tsx";

export type ImportDialogProps = {
  file: SettingsFile;
  changes: readonly SettingChange[];
  settings: readonly Setting[];
  onClose: () => void;
};

/** Shows what a file changes, setting by setting and line by line, before it is done. */
export function ImportDialog({ file, changes, settings, onClose }: ImportDialogProps) {
  const t = useTranslations("settings");
  const common = useTranslations("common");
  const { notices } = useApp();
  const utils = trpc.useUtils();
  const { mutateAsync } = trpc.admin.settings.import.useMutation();

  return (
    <ConfirmDialog
      title={t("importTitle", { count: changes.length })}
      hint={t("importHint")}
      deed={common("import")}
      onConfirm={async () => {
        await mutateAsync(file);
        notices.tell(t("imported"));
        await utils.admin.settings.invalidate();
      }}
      onClose={onClose}
    >
      <dl className="grid gap-3">
        {changes.map(({ key, before, after }) => (
          <div key={key} className="grid gap-1.5">
            <dt className="text-sm">{t(`name.${settingTextKey(key)}`)}</dt>
            <dd>
              <ValueDiff
                before={before}
                after={after}
                visibility={settings.find((one) => one.key === key)?.visibility ?? "internal"}
              />
            </dd>
          </div>
        ))}
      </dl>
    </ConfirmDialog>
  );
}
