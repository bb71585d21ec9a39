import type { FailureReason } from "@claw/client/browser";
import type { AuditAction } from "@claw/contract";
import { byLanguage, type Language, type TextSource } from "@claw/ui/language";
import type { zh } from "./zh.ts";
import type { zhAudit } from "./zh-audit.ts";
import type { zhJobs } from "./zh-jobs.ts";
import type { zhKnowledge } from "./zh-knowledge.ts";
import type { zhMail } from "./zh-mail.ts";
import type { zhModels } from "./zh-models.ts";
import type { zhMoney } from "./zh-money.ts";
import type { zhOverview } from "./zh-overview.ts";
import type { zhSettings } from "./zh-settings.ts";
import type { zhUsers } from "./zh-users.ts";

type Texts<Tree> = { [Key in keyof Tree]: Tree[Key] extends string ? string : Texts<Tree[Key]> };

/** The frame; a failure without a text does not compile. */
export type BaseMessages = Texts<typeof zh> & { failure: Record<FailureReason, string> };

/**
 * What is fetched when somebody comes into a room. Each room has its keys under a name of its own, as in
 * `{ users: { … } }`, since all lie in one tree.
 */
export type RoomMessages = {
  overview: Texts<typeof zhOverview>;
  users: Texts<typeof zhUsers>;
  models: Texts<typeof zhModels>;
  money: Texts<typeof zhMoney>;
  knowledge: Texts<typeof zhKnowledge>;
  jobs: Texts<typeof zhJobs>;
  settings: Texts<typeof zhSettings>;
  mail: Texts<typeof zhMail>;
  /** An action without a text does not compile. */
  audit: Texts<typeof zhAudit> & { audit: { action: Record<AuditAction, string> } };
};

/** The keys of every language. */
export type Messages = BaseMessages &
  RoomMessages["overview"] &
  RoomMessages["users"] &
  RoomMessages["models"] &
  RoomMessages["money"] &
  RoomMessages["knowledge"] &
  RoomMessages["jobs"] &
  RoomMessages["settings"] &
  RoomMessages["mail"] &
  RoomMessages["audit"];

declare module "use-intl" {
  interface AppConfig {
    Locale: Language;
    Messages: Messages;
  }
}

const loadBase: (language: Language) => Promise<BaseMessages> = byLanguage({
  zh: async () => (await import("./zh.ts")).zh,
  en: async () => (await import("./en.ts")).en,
});

type RoomLoaders = { [Room in keyof RoomMessages]: (language: Language) => Promise<RoomMessages[Room]> };

/** How the texts of a room are fetched; only those of the language in use are. */
const loadRooms: RoomLoaders = {
  overview: byLanguage({
    zh: async () => (await import("./zh-overview.ts")).zhOverview,
    en: async () => (await import("./en-overview.ts")).enOverview,
  }),
  users: byLanguage({
    zh: async () => (await import("./zh-users.ts")).zhUsers,
    en: async () => (await import("./en-users.ts")).enUsers,
  }),
  models: byLanguage({
    zh: async () => (await import("./zh-models.ts")).zhModels,
    en: async () => (await import("./en-models.ts")).enModels,
  }),
  money: byLanguage({
    zh: async () => (await import("./zh-money.ts")).zhMoney,
    en: async () => (await import("./en-money.ts")).enMoney,
  }),
  knowledge: byLanguage({
    zh: async () => (await import("./zh-knowledge.ts")).zhKnowledge,
    en: async () => (await import("./en-knowledge.ts")).enKnowledge,
  }),
  jobs: byLanguage({
    zh: async () => (await import("./zh-jobs.ts")).zhJobs,
    en: async () => (await import("./en-jobs.ts")).enJobs,
  }),
  settings: byLanguage({
    zh: async () => (await import("./zh-settings.ts")).zhSettings,
    en: async () => (await import("./en-settings.ts")).enSettings,
  }),
  mail: byLanguage({
    zh: async () => (await import("./zh-mail.ts")).zhMail,
    en: async () => (await import("./en-mail.ts")).enMail,
  }),
  audit: byLanguage({
    zh: async () => (await import("./zh-audit.ts")).zhAudit,
    en: async () => (await import("./en-audit.ts")).enAudit,
  }),
};

/** Where all texts come from. */
export const texts = { base: loadBase, rooms: loadRooms } satisfies TextSource;
