import type {
  DocumentProblem,
  ErrorCode,
  FapiaoStatus,
  InvoicePaymentStatus,
  LedgerKind,
  PaymentMethod,
  PaymentProviderName,
  PaymentStatus,
  SubscriptionTier,
} from "@claw/contract";
import type { Language } from "../language/languages.ts";
import type { zh } from "./zh.ts";
import type { zhBilling } from "./zh-billing.ts";
import type { zhHouse } from "./zh-house.ts";
import type { zhSettings } from "./zh-settings.ts";

type Texts<Tree> = { [Key in keyof Tree]: Tree[Key] extends string ? string : Texts<Tree[Key]> };

/** What can go wrong for a person: the contract's closed codes, and not reaching the server at all. */
export type FailureReason = ErrorCode | "NETWORK";

/** What everybody sees, signed in or not; a failure without a text does not compile. */
export type DoorMessages = Texts<typeof zh> & { failure: Record<FailureReason, string> };

/** What those see who are signed in; a problem of a document without a text does not compile. */
export type HouseMessages = Texts<typeof zhHouse> & {
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

/** The keys of every language. */
export type Messages = DoorMessages & HouseMessages & BillingMessages & SettingsMessages;

declare module "use-intl" {
  interface AppConfig {
    Locale: Language;
    Messages: Messages;
  }
}

/** Only the language in use is fetched. */
export async function loadDoorMessages(language: Language): Promise<DoorMessages> {
  switch (language) {
    case "zh":
      return (await import("./zh.ts")).zh;
    case "en":
      return (await import("./en.ts")).en;
  }
}

/** Fetched when somebody comes in; the door itself stays light. */
export async function loadHouseMessages(language: Language): Promise<HouseMessages> {
  switch (language) {
    case "zh":
      return (await import("./zh-house.ts")).zhHouse;
    case "en":
      return (await import("./en-house.ts")).enHouse;
  }
}

/** Fetched with the pages of money. */
export async function loadBillingMessages(language: Language): Promise<BillingMessages> {
  switch (language) {
    case "zh":
      return (await import("./zh-billing.ts")).zhBilling;
    case "en":
      return (await import("./en-billing.ts")).enBilling;
  }
}

/** Fetched with the settings. */
export async function loadSettingsMessages(language: Language): Promise<SettingsMessages> {
  switch (language) {
    case "zh":
      return (await import("./zh-settings.ts")).zhSettings;
    case "en":
      return (await import("./en-settings.ts")).enSettings;
  }
}
