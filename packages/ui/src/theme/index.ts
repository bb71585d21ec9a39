export { createThemeStore, type Theme, type ThemeStore, themes } from "./theme.ts";
