import { createContext, use } from "react";
import type { Language } from "./languages.ts";

export type LanguageChoice = {
  language: Language;
  choose: (language: Language) => void;
  /** Whether the texts for those who are signed in are there. */
  isInside: boolean;
  /** Fetches them. */
  enter: () => Promise<void>;
};

export const LanguageContext = createContext<LanguageChoice | null>(null);

export function useLanguage(): LanguageChoice {
  const choice = use(LanguageContext);
  if (!choice) throw new Error("useLanguage is used outside LanguageProvider");

  return choice;
}
