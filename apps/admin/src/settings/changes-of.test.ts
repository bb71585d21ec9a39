import { type Setting, SettingKey, settingFacts } from "@claw/contract";
import { expect, test } from "vitest";
import { changesOf } from "./changes-of.ts";

const settings: Setting[] = SettingKey.options.map((key) => ({
  key,
  ...settingFacts[key],
  value: key === "announcement" ? { zh: "维护", en: "", level: "info" } : null,
  isSet: false,
  isDefault: true,
  version: 0,
  changedAt: null,
  changedBy: null,
}));

test("only what a file says otherwise is a change, whatever the order of its fields and what it leaves out", () => {
  const file = { format: "claw-settings", version: 1 } as const;

  expect(changesOf({ ...file, settings: { announcement: { en: "", zh: "维护" } } }, settings)).toEqual([]);
  expect(
    changesOf({ ...file, settings: { announcement: null, "retention.traceDays": 30 } }, settings),
  ).toEqual([
    { key: "retention.traceDays", before: null, after: 30 },
    { key: "announcement", before: { zh: "维护", en: "", level: "info" }, after: null },
  ]);
});
