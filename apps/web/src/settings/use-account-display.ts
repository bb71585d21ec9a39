import { useLanguage } from "@claw/ui/language";
import { useEffect, useRef } from "react";
import { useApp } from "../app/app-context.ts";
import { usePerson } from "../auth/use-person.ts";

/** What the account says of language and light counts on this device, each time that it says something new. */
export function useAccountDisplay(): void {
  const { theme } = useApp();
  const { language, choose } = useLanguage();
  const preferences = usePerson()?.preferences;
  const wantedLanguage = preferences?.language ?? null;
  const wantedTheme = preferences?.theme ?? null;
  const latest = useRef({ language, choose });

  useEffect(() => {
    latest.current = { language, choose };
  });
  useEffect(() => {
    const present = latest.current;
    if (wantedLanguage !== null && wantedLanguage !== present.language) present.choose(wantedLanguage);
  }, [wantedLanguage]);
  useEffect(() => {
    if (wantedTheme !== null && wantedTheme !== theme.get()) theme.choose(wantedTheme);
  }, [wantedTheme, theme]);
}
