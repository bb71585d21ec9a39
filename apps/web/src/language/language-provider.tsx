import { type ReactNode, useEffect, useMemo, useState } from "react";
import { IntlProvider } from "use-intl";
import { loadMessages, type Messages } from "../messages/messages.ts";
import { type Language, localeOf, rememberLanguage } from "./languages.ts";
import { LanguageContext } from "./use-language.ts";

export type LoadedLanguage = { language: Language; messages: Messages };

export type LanguageProviderProps = { initial: LoadedLanguage; children: ReactNode };

/** Texts in the chosen language. A change shows when the other language's texts have arrived. */
export function LanguageProvider({ initial, children }: LanguageProviderProps) {
  const [loaded, setLoaded] = useState(initial);

  useEffect(() => {
    document.documentElement.lang = localeOf[loaded.language];
  }, [loaded.language]);

  const choice = useMemo(
    () => ({
      language: loaded.language,
      choose: (language: Language) => {
        rememberLanguage(localStorage, language);
        void loadMessages(language).then((messages) => setLoaded({ language, messages }));
      },
    }),
    [loaded.language],
  );

  return (
    <LanguageContext value={choice}>
      <IntlProvider
        locale={loaded.language}
        messages={loaded.messages}
        timeZone={Intl.DateTimeFormat().resolvedOptions().timeZone}
      >
        {children}
      </IntlProvider>
    </LanguageContext>
  );
}
