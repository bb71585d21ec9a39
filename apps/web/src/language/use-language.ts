import { createContext, use } from "react";
import type { Language } from "./languages.ts";
import type { Room } from "./load-language.ts";

export type LanguageChoice = {
  language: Language;
  choose: (language: Language) => void;
  /** Whose texts are there. */
  rooms: readonly Room[];
  /** Fetches the texts of a room. */
  enter: (room: Room) => Promise<void>;
};

export const LanguageContext = createContext<LanguageChoice | null>(null);

export function useLanguage(): LanguageChoice {
  const choice = use(LanguageContext);
  if (!choice) throw new Error("useLanguage is used outside LanguageProvider");

  return choice;
}
