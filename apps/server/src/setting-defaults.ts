import { formatMicro, type SettingValues } from "@claw/contract";
import type { Config } from "./config.ts";

/** What counts for a setting that no operator has set: what the environment says, where it says anything. */
export function settingDefaults({ billing, smtpUrl }: Pick<Config, "billing" | "smtpUrl">): SettingValues {
  return {
    "registration.open": true,
    "registration.startingCredit": formatMicro(billing.startingCreditMicro),
    "money.approvalLimit": "10000.000000",
    "limits.requestsPerMinute": billing.requestsPerMinute,
    "retention.traceDays": null,
    "mail.smtpUrl": smtpUrl,
    announcement: null,
  };
}
