import { type Setting, SettingKey, type SettingsFile, SettingValues } from "@claw/contract";

export type SettingChange = { key: SettingKey; before: Setting["value"]; after: Setting["value"] };

/** What a file would change of what counts now. A value that the server will refuse is shown as it is. */
export function changesOf({ settings: given }: SettingsFile, settings: readonly Setting[]): SettingChange[] {
  return SettingKey.options.flatMap((key) => {
    const value = given[key];
    const setting = settings.find((one) => one.key === key);
    if (value === undefined || !setting) return [];

    const read = SettingValues.shape[key].safeParse(value);
    const after = read.success ? read.data : value;
    return inOrder(after) === inOrder(setting.value) ? [] : [{ key, before: setting.value, after }];
  });
}

/** The same text for the same value, in whichever order its fields were written. */
function inOrder(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === "object" && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  );
}
