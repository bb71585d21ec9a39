import type { FailureReason } from "@claw/client/browser";
import type {
  DocumentProblem,
  FapiaoStatus,
  InvoicePaymentStatus,
  LedgerKind,
  PaymentMethod,
  PaymentProviderName,
  PaymentStatus,
  SubscriptionTier,
} from "@claw/contract";
import { byLanguage, type Language, type TextSource } from "@claw/ui/language";
import type { zh } from "./zh.ts";
import type { zhBeginning } from "./zh-beginning.ts";
import type { zhBilling } from "./zh-billing.ts";
import type { zhHouse } from "./zh-house.ts";
import type { zhKnowledge } from "./zh-knowledge.ts";
import type { zhPalette } from "./zh-palette.ts";
import type { zhSettings } from "./zh-settings.ts";
import type { zhShare } from "./zh-share.ts";

type Texts<Tree> = { [Key in keyof Tree]: Tree[Key] extends string ? string : Texts<Tree[Key]> };

/** What everybody sees, signed in or not; a failure without a text does not compile. */
export type DoorMessages = Texts<typeof zh> & { failure: Record<FailureReason, string> };

/** What those see who are signed in. */
export type HouseMessages = Texts<typeof zhHouse>;

/** What the page needs where a conversation begins. */
export type BeginningMessages = Texts<typeof zhBeginning>;

/** What the pages of knowledge need; a problem of a document without a text does not compile. */
export type KnowledgeMessages = Texts<typeof zhKnowledge> & {
  knowledge: { problem: Record<DocumentProblem, string>; wayOut: Record<DocumentProblem, string> };
};

/** What the pages of money need; a state or a kind without a text does not compile. */
export type BillingMessages = Texts<typeof zhBilling> & {
  billing: {
    kind: Record<LedgerKind, string>;
    tier: Record<SubscriptionTier, string>;
    payment: {
      status: Record<PaymentStatus, string>;
      provider: Record<PaymentProviderName, string>;
      method: Record<PaymentMethod, string>;
    };
    invoice: { status: Record<InvoicePaymentStatus, string> };
    fapiao: { status: Record<FapiaoStatus, string> };
  };
};

/** What the settings need. */
export type SettingsMessages = Texts<typeof zhSettings>;

/** What links to conversations need, for their owners and their readers. */
export type ShareMessages = Texts<typeof zhShare>;

/** The command palette and the list of shortcuts. */
export type PaletteMessages = Texts<typeof zhPalette>;

/** What is fetched when somebody comes in, room by room; the door itself stays light. */
export type RoomMessages = {
  house: HouseMessages;
  beginning: BeginningMessages;
  knowledge: KnowledgeMessages;
  billing: BillingMessages;
  settings: SettingsMessages;
  share: ShareMessages;
  palette: PaletteMessages;
};

/** The keys of every language. */
export type Messages = DoorMessages &
  HouseMessages &
  BeginningMessages &
  KnowledgeMessages &
  BillingMessages &
  SettingsMessages &
  ShareMessages &
  PaletteMessages;

declare module "use-intl" {
  interface AppConfig {
    Locale: Language;
    Messages: Messages;
  }
}

type RoomLoaders = { [Room in keyof RoomMessages]: (language: Language) => Promise<RoomMessages[Room]> };

const loadDoorMessages: (language: Language) => Promise<DoorMessages> = byLanguage({
  zh: async () => (await import("./zh.ts")).zh,
  en: async () => (await import("./en.ts")).en,
});

/** How the texts of a room are fetched; only those of the language in use are. */
const loadRoomMessages: RoomLoaders = {
  house: byLanguage({
    zh: async () => (await import("./zh-house.ts")).zhHouse,
    en: async () => (await import("./en-house.ts")).enHouse,
  }),
  beginning: byLanguage({
    zh: async () => (await import("./zh-beginning.ts")).zhBeginning,
    en: async () => (await import("./en-beginning.ts")).enBeginning,
  }),
  knowledge: byLanguage({
    zh: async () => (await import("./zh-knowledge.ts")).zhKnowledge,
    en: async () => (await import("./en-knowledge.ts")).enKnowledge,
  }),
  billing: byLanguage({
    zh: async () => (await import("./zh-billing.ts")).zhBilling,
    en: async () => (await import("./en-billing.ts")).enBilling,
  }),
  settings: byLanguage({
    zh: async () => (await import("./zh-settings.ts")).zhSettings,
    en: async () => (await import("./en-settings.ts")).enSettings,
  }),
  share: byLanguage({
    zh: async () => (await import("./zh-share.ts")).zhShare,
    en: async () => (await import("./en-share.ts")).enShare,
  }),
  palette: byLanguage({
    zh: async () => (await import("./zh-palette.ts")).zhPalette,
    en: async () => (await import("./en-palette.ts")).enPalette,
  }),
};

/** Where all texts come from. */
export const texts = { base: loadDoorMessages, rooms: loadRoomMessages } satisfies TextSource;
