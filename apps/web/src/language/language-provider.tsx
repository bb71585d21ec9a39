import { type ReactNode, useCallback, useEffect, useMemo, useState } from "react";
import { IntlProvider } from "use-intl";
import { loadHouseMessages } from "../messages/messages.ts";
import { type Language, localeOf, rememberLanguage } from "./languages.ts";
import { type LoadedLanguage, loadLanguage } from "./load-language.ts";
import { LanguageContext } from "./use-language.ts";

export type LanguageProviderProps = { initial: LoadedLanguage; children: ReactNode };

/** Texts in the chosen language. A change shows when the other language's texts have arrived. */
export function LanguageProvider({ initial, children }: LanguageProviderProps) {
  const [loaded, setLoaded] = useState(initial);
  const { language, door, house } = loaded;
  const isInside = house !== null;

  useEffect(() => {
    document.documentElement.lang = localeOf[language];
  }, [language]);

  const enter = useCallback(async () => {
    const texts = await loadHouseMessages(language);
    setLoaded((current) => (current.language === language ? { ...current, house: texts } : current));
  }, [language]);
  const choice = useMemo(
    () => ({
      language,
      choose: (chosen: Language) => {
        rememberLanguage(localStorage, chosen);
        void loadLanguage(chosen, isInside).then(setLoaded);
      },
      isInside,
      enter,
    }),
    [language, isInside, enter],
  );
  const messages = useMemo(() => ({ ...door, ...house }), [door, house]);

  return (
    <LanguageContext value={choice}>
      <IntlProvider
        locale={language}
        messages={messages}
        timeZone={Intl.DateTimeFormat().resolvedOptions().timeZone}
      >
        {children}
      </IntlProvider>
    </LanguageContext>
  );
}
