import { type ReactNode, useCallback, useEffect, useMemo, useState } from "react";
import { IntlProvider } from "use-intl";
import { type Language, localeOf, rememberLanguage } from "./languages.ts";
import { type LoadedLanguage, loadLanguage, loadRoom, type Room } from "./load-language.ts";
import { LanguageContext } from "./use-language.ts";

const roomNames = [
  "house",
  "knowledge",
  "billing",
  "settings",
  "share",
  "palette",
] as const satisfies readonly Room[];

export type LanguageProviderProps = { initial: LoadedLanguage; children: ReactNode };

/** Texts in the chosen language. A change shows when the other language's texts have arrived. */
export function LanguageProvider({ initial, children }: LanguageProviderProps) {
  const [loaded, setLoaded] = useState(initial);
  const { language, door } = loaded;
  const rooms = useMemo(() => roomNames.filter((room) => loaded.rooms[room]), [loaded.rooms]);

  useEffect(() => {
    document.documentElement.lang = localeOf[language];
  }, [language]);

  const enter = useCallback(
    async (room: Room) => {
      const texts = await loadRoom(language, room);
      setLoaded((current) =>
        current.language === language ? { ...current, rooms: { ...current.rooms, ...texts } } : current,
      );
    },
    [language],
  );
  const choice = useMemo(
    () => ({
      language,
      choose: (chosen: Language) => {
        rememberLanguage(localStorage, chosen);
        void loadLanguage(chosen, rooms).then(setLoaded);
      },
      rooms,
      enter,
    }),
    [language, rooms, enter],
  );
  const messages = useMemo(() => {
    const { house, knowledge, billing, settings, share, palette } = loaded.rooms;
    return { ...door, ...house, ...knowledge, ...billing, ...settings, ...share, ...palette };
  }, [door, loaded.rooms]);

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
