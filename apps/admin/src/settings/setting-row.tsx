import type { Setting } from "@claw/contract";
import { Badge, Button } from "@claw/ui";
import { Moment } from "@claw/ui/moment";
import { Link } from "@tanstack/react-router";
import { History } from "lucide-react";
import { useTranslations } from "use-intl";
import { trpc } from "../api/trpc.ts";
import { useFailureText } from "../api/use-failure-text.ts";
import { useApp } from "../app/app-context.ts";
import { SettingEditor } from "./setting-editor.tsx";
import { settingTextKey } from "./setting-text-key.ts";

/** One setting: what it is for, its value, and who changed it last. */
export function SettingRow({ setting }: { setting: Setting }) {
  const t = useTranslations("settings");
  const { notices } = useApp();
  const failureText = useFailureText();
  const utils = trpc.useUtils();
  const { key, version } = setting;
  const name = t(`name.${settingTextKey(key)}`);
  const effects = {
    onSuccess: () => notices.tell(t("saved", { name })),
    onError: (error: unknown) => notices.tell(failureText(error), "danger"),
    onSettled: () => void utils.admin.settings.invalidate(),
  };
  const set = trpc.admin.settings.set.useMutation(effects);
  const reset = trpc.admin.settings.reset.useMutation(effects);
  const isBusy = set.isPending || reset.isPending;

  return (
    <section aria-label={name} className="grid gap-3 px-4 py-4">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <h3 className="font-medium text-sm">{name}</h3>
        {setting.visibility === "sensitive" ? <Badge tone="warning">{t("sensitive")}</Badge> : null}
        {setting.isDefault ? <Badge>{t("isDefault")}</Badge> : null}
        <span className="ml-auto flex items-center gap-1">
          {setting.isDefault ? null : (
            <Button variant="ghost" size="sm" disabled={isBusy} onClick={() => reset.mutate({ key })}>
              {t("reset")}
            </Button>
          )}
          {version === 0 ? null : (
            <Button asChild variant="ghost" size="sm">
              <Link to="/settings" search={{ history: key }}>
                <History aria-hidden="true" />
                {t("versions", { count: version })}
              </Link>
            </Button>
          )}
        </span>
        <p className="w-full max-w-2xl text-muted-foreground text-sm">{t(`hint.${settingTextKey(key)}`)}</p>
      </div>
      <SettingEditor
        setting={setting}
        isBusy={isBusy}
        onSave={(value) => set.mutate({ key, value, expectedVersion: version })}
      />
      {setting.changedAt ? (
        <p className="flex gap-1 text-muted-foreground text-xs">
          <span data-written>{setting.changedBy}</span>
          <Moment instant={setting.changedAt} />
        </p>
      ) : null}
    </section>
  );
}
