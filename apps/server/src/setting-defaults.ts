import { formatMicro, type SettingValues } from "@claw/contract";
import type { Config } from "./config.ts";
import { namesIn } from "./reading-models.ts";

/** What counts for a setting that no operator has set: what the environment says, where it says anything. */
export function settingDefaults({
  billing,
  knowledge,
  smtpUrl,
}: Pick<Config, "billing" | "knowledge" | "smtpUrl">): SettingValues {
  return {
    "registration.open": true,
    "registration.startingCredit": formatMicro(billing.startingCreditMicro),
    "money.approvalLimit": "10000.000000",
    "limits.requestsPerMinute": billing.requestsPerMinute,
    "retention.traceDays": null,
    "knowledge.embeddingModel": namesIn(knowledge.embeddingModel)[0] ?? null,
    "knowledge.rerankModel": knowledge.rerankModel,
    "mail.smtpUrl": smtpUrl,
    announcement: null,
  };
}
