import { createStore, type Store } from "../store/create-store.ts";

export const themes = ["light", "dark", "system"] as const;
export type Theme = (typeof themes)[number];

/** Read by public/theme.js too, before the first paint. */
const key = "claw.theme";

function isTheme(value: string | null): value is Theme {
  return themes.some((theme) => theme === value);
}

export type ThemeStore = Pick<Store<Theme>, "get" | "subscribe"> & { choose(theme: Theme): void };

/** The chosen theme, applied to the page; `system` follows the system while the page is open. */
export function createThemeStore(): ThemeStore {
  const remembered = localStorage.getItem(key);
  const store = createStore<Theme>(isTheme(remembered) ? remembered : "system");
  const system = matchMedia("(prefers-color-scheme: dark)");

  const apply = () => {
    const theme = store.get();
    const isDark = theme === "dark" || (theme === "system" && system.matches);
    document.documentElement.classList.toggle("dark", isDark);
  };

  apply();
  system.addEventListener("change", apply);

  return {
    get: store.get,
    subscribe: store.subscribe,
    choose(theme) {
      localStorage.setItem(key, theme);
      store.set(theme);
      apply();
    },
  };
}
