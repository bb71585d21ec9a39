import { type ReactNode, useCallback, useEffect, useMemo, useState } from "react";
import { IntlProvider } from "use-intl";
import { type Language, localeOf, rememberLanguage } from "./languages.ts";
import { type LoadedLanguage, loadLanguage, loadRoom, type TextSource } from "./load-language.ts";
import { LanguageContext } from "./use-language.ts";

export type LanguageProviderProps = { source: TextSource; initial: LoadedLanguage; children: ReactNode };

/** Texts in the chosen language. A change shows when the other language's texts have arrived. */
export function LanguageProvider({ source, initial, children }: LanguageProviderProps) {
  const [loaded, setLoaded] = useState(initial);
  const { language, base } = loaded;
  const rooms = useMemo(() => Object.keys(loaded.rooms), [loaded.rooms]);

  useEffect(() => {
    document.documentElement.lang = localeOf[language];
  }, [language]);

  const enter = useCallback(
    async (room: string) => {
      const texts = await loadRoom(source, language, room);
      setLoaded((current) =>
        current.language === language ? { ...current, rooms: { ...current.rooms, ...texts } } : current,
      );
    },
    [source, language],
  );
  const choice = useMemo(
    () => ({
      language,
      choose: (chosen: Language) => {
        rememberLanguage(localStorage, chosen);
        void loadLanguage(source, chosen, rooms).then(setLoaded);
      },
      rooms,
      enter,
    }),
    [source, language, rooms, enter],
  );
  const messages = useMemo(
    () => Object.assign({}, base, ...Object.values(loaded.rooms)),
    [base, loaded.rooms],
  );

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
