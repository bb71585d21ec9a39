import { createContext, use } from "react";
import type { Language } from "./languages.ts";

export type LanguageChoice = {
  language: Language;
  choose: (language: Language) => void;
  /** Whose texts are there. */
  rooms: readonly string[];
  /** Fetches the texts of a room. */
  enter: (room: string) => Promise<void>;
};

export const LanguageContext = createContext<LanguageChoice | null>(null);

export function useLanguage(): LanguageChoice {
  const choice = use(LanguageContext);
  if (!choice) throw new Error("useLanguage is used outside LanguageProvider");

  return choice;
}
