import type { SettingKey } from "@claw/contract";

/** A dot leads into the tree of texts: its keys are written without. */
const textKeys = {
  "registration.open": "registrationOpen",
  "registration.startingCredit": "startingCredit",
  "money.approvalLimit": "approvalLimit",
  "limits.requestsPerMinute": "requestsPerMinute",
  "retention.traceDays": "traceDays",
  "knowledge.embeddingModel": "embeddingModel",
  "knowledge.rerankModel": "rerankModel",
  "mail.smtpUrl": "smtpUrl",
  announcement: "announcement",
} as const satisfies Record<SettingKey, string>;

export type SettingTextKey = (typeof textKeys)[SettingKey];

export function settingTextKey(key: SettingKey): SettingTextKey {
  return textKeys[key];
}
