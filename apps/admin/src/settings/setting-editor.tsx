import type { SetSetting, Setting } from "@claw/contract";
import { Switch } from "@claw/ui";
import { useTranslations } from "use-intl";
import { AnnouncementEditor } from "./announcement-editor.tsx";
import { ModelEditor } from "./model/model-editor.tsx";
import { settingKinds } from "./setting-kinds.ts";
import { settingTextKey } from "./setting-text-key.ts";
import { TextEditor } from "./text-editor.tsx";

export type SettingEditorProps = {
  setting: Setting;
  isBusy: boolean;
  onSave: (value: SetSetting["value"]) => void;
};

/** The editor that fits what a setting is. It begins anew with every version. */
export function SettingEditor({ setting, isBusy, onSave }: SettingEditorProps) {
  const t = useTranslations("settings");
  const shape = settingKinds[setting.key];

  switch (shape.kind) {
    case "flag":
      return (
        <Switch
          aria-label={t(`name.${settingTextKey(setting.key)}`)}
          checked={setting.value === true}
          disabled={isBusy}
          onCheckedChange={onSave}
        />
      );
    case "announcement":
      return <AnnouncementEditor key={setting.version} setting={setting} isBusy={isBusy} onSave={onSave} />;
    case "embedding":
    case "rerank":
      return (
        <ModelEditor
          key={setting.version}
          setting={setting}
          kind={shape.kind}
          isBusy={isBusy}
          onSave={onSave}
        />
      );
    default:
      return (
        <TextEditor
          key={setting.version}
          setting={setting}
          kind={shape.kind}
          mayBeEmpty={shape.mayBeEmpty}
          isBusy={isBusy}
          onSave={onSave}
        />
      );
  }
}
