import { type Setting, SettingKey, type SettingsFile, SettingValues } from "@claw/contract";
import { writeInOrder } from "./write-in-order.ts";

export type SettingChange = { key: SettingKey; before: Setting["value"]; after: Setting["value"] };

/** What a file would change of what counts now. A value that the server will refuse is shown as it is. */
export function changesOf({ settings: given }: SettingsFile, settings: readonly Setting[]): SettingChange[] {
  return SettingKey.options.flatMap((key) => {
    const value = given[key];
    const setting = settings.find((one) => one.key === key);
    if (value === undefined || !setting) return [];

    const read = SettingValues.shape[key].safeParse(value);
    const after = read.success ? read.data : value;
    return writeInOrder(after) === writeInOrder(setting.value) ? [] : [{ key, before: setting.value, after }];
  });
}
