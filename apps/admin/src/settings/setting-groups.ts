import type { SettingKey } from "@claw/contract";

/** In the order of the page. */
export const settingGroups = [
  { name: "people", keys: ["registration.open", "registration.startingCredit"] },
  { name: "notice", keys: ["announcement"] },
  { name: "knowledge", keys: ["knowledge.embeddingModel", "knowledge.rerankModel"] },
  { name: "limits", keys: ["limits.requestsPerMinute", "retention.traceDays", "money.approvalLimit"] },
  { name: "mail", keys: ["mail.smtpUrl"] },
] as const satisfies readonly { name: string; keys: readonly SettingKey[] }[];

export const settingKeys: readonly SettingKey[] = settingGroups.flatMap(({ keys }) => [...keys]);
