import type { ErrorCode } from "@claw/contract";
import type { Language } from "../language/languages.ts";
import type { zh } from "./zh.ts";

type Texts<Tree> = { [Key in keyof Tree]: Tree[Key] extends string ? string : Texts<Tree[Key]> };

/** What can go wrong for a person: the contract's closed codes, and not reaching the server at all. */
export type FailureReason = ErrorCode | "NETWORK";

/** The keys of every language; a failure without a text does not compile. */
export type Messages = Texts<typeof zh> & { failure: Record<FailureReason, string> };

declare module "use-intl" {
  interface AppConfig {
    Locale: Language;
    Messages: Messages;
  }
}

/** Only the language in use is fetched. */
export async function loadMessages(language: Language): Promise<Messages> {
  switch (language) {
    case "zh":
      return (await import("./zh.ts")).zh;
    case "en":
      return (await import("./en.ts")).en;
  }
}
