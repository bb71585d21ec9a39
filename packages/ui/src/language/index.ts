export { LanguageProvider, type LanguageProviderProps } from "./language-provider.tsx";
export { chooseLanguage, type Language, languages, localeOf, rememberLanguage } from "./languages.ts";
export { byLanguage, type LoadedLanguage, loadLanguage, type TextSource } from "./load-language.ts";
export { type LanguageChoice, useLanguage } from "./use-language.ts";
