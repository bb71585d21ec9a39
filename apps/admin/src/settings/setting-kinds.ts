import type { SettingKey } from "@claw/contract";

export type TextKind = "amount" | "count" | "secret";

/** A model of those that serve knowledge bases. */
export type ReadingKind = "embedding" | "rerank";

export type SettingKind =
  | { kind: "flag" }
  | { kind: TextKind; mayBeEmpty: boolean }
  | { kind: ReadingKind }
  | { kind: "announcement" };

/** How each setting is edited; one without an editor does not compile. */
export const settingKinds: Record<SettingKey, SettingKind> = {
  "registration.open": { kind: "flag" },
  "registration.startingCredit": { kind: "amount", mayBeEmpty: false },
  "money.approvalLimit": { kind: "amount", mayBeEmpty: true },
  "limits.requestsPerMinute": { kind: "count", mayBeEmpty: true },
  "retention.traceDays": { kind: "count", mayBeEmpty: true },
  "knowledge.embeddingModel": { kind: "embedding" },
  "knowledge.rerankModel": { kind: "rerank" },
  "mail.smtpUrl": { kind: "secret", mayBeEmpty: true },
  announcement: { kind: "announcement" },
};
