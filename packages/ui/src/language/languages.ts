export const languages = ["zh", "en"] as const;
export type Language = (typeof languages)[number];

/** The tag for `<html lang>` and for Intl. */
export const localeOf = { zh: "zh-CN", en: "en" } as const satisfies Record<Language, string>;

const key = "claw.language";

function isLanguage(value: string | null): value is Language {
  return languages.some((language) => language === value);
}

/** The remembered choice, else the first of the browser's languages that we speak, else English. */
export function chooseLanguage(storage: Pick<Storage, "getItem">, preferred: readonly string[]): Language {
  const remembered = storage.getItem(key);
  if (isLanguage(remembered)) return remembered;

  for (const tag of preferred) {
    const primary = tag.toLowerCase().split("-")[0] ?? "";
    if (isLanguage(primary)) return primary;
  }

  return "en";
}

export function rememberLanguage(storage: Pick<Storage, "setItem">, language: Language): void {
  storage.setItem(key, language);
}
