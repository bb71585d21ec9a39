import { z } from "zod";
import { ModelName } from "../model/schemas.ts";
import { filledText, text } from "../primitives.ts";

/** Yuan with at most six places, from nothing to a million. */
const Credit = z
  .string()
  .regex(/^(1000000(\.0{1,6})?|\d{1,6}(\.\d{1,6})?)$/, "is not an amount in yuan from 0 to 1000000");

const SmtpUrl = z
  .url({ protocol: /^smtps?$/, error: "is not an address such as smtp://user:password@mail.example.com:587" })
  .max(2_000);

/** What everybody sees above everything else. */
export const Announcement = z.object({
  zh: filledText(500),
  en: text(500),
  level: z.enum(["info", "warning"]).default("info"),
});
export type Announcement = z.infer<typeof Announcement>;

/**
 * Who may see a value. `public`: anybody, without signing in. `internal`: operators. `sensitive`: nobody, once it is
 * set; it is encrypted at rest.
 */
export const SettingVisibility = z.enum(["public", "internal", "sensitive"]);
export type SettingVisibility = z.infer<typeof SettingVisibility>;

/** The values of everything that an operator sets while the installation runs. */
export const SettingValues = z.object({
  "registration.open": z.boolean(),
  "registration.startingCredit": Credit,
  "money.approvalLimit": Credit.nullable(),
  "limits.requestsPerMinute": z.number().int().min(1).max(1_000_000).nullable(),
  "retention.traceDays": z.number().int().min(1).max(3_650).nullable(),
  "knowledge.embeddingModel": ModelName.nullable(),
  "knowledge.rerankModel": ModelName.nullable(),
  "mail.smtpUrl": SmtpUrl.nullable(),
  announcement: Announcement.nullable(),
});
export type SettingValues = z.infer<typeof SettingValues>;

export const SettingKey = z.keyof(SettingValues);
export type SettingKey = z.infer<typeof SettingKey>;

type SettingFacts = { visibility: SettingVisibility; description: string };

export const settingFacts: Record<SettingKey, SettingFacts> = {
  "registration.open": {
    visibility: "public",
    description: "Whether anybody who reaches the installation may make an account.",
  },
  "registration.startingCredit": {
    visibility: "internal",
    description: "What a new account is given, in yuan.",
  },
  "money.approvalLimit": {
    visibility: "internal",
    description:
      "Yuan above which a payment is confirmed, or credit given or taken, by two operators; null: never by two.",
  },
  "limits.requestsPerMinute": {
    visibility: "internal",
    description:
      "Questions to a model a person may ask in a minute, whatever the plan; null: what the plan says.",
  },
  "retention.traceDays": {
    visibility: "internal",
    description: "For how many days the trace of how an answer was found is kept; null: for ever.",
  },
  "knowledge.embeddingModel": {
    visibility: "internal",
    description:
      "What a new knowledge base is embedded with, of the models that are offered for it; null: it is searched by words alone.",
  },
  "knowledge.rerankModel": {
    visibility: "internal",
    description:
      "What orders the passages that were found, of the models that are offered for it; null: nothing.",
  },
  "mail.smtpUrl": {
    visibility: "sensitive",
    description: "The server that sends mail, with its password; null: mails stay in the outbox.",
  },
  announcement: {
    visibility: "public",
    description: "What everybody sees above everything else; null: nothing.",
  },
};
