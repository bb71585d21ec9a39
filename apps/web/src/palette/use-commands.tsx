import { languages, useLanguage } from "@claw/ui/language";
import { type Theme, themes } from "@claw/ui/theme";
import { useNavigate } from "@tanstack/react-router";
import {
  Archive,
  ChartNoAxesColumn,
  Coins,
  Cpu,
  FileSearch,
  Keyboard,
  Languages,
  Library,
  LogOut,
  Monitor,
  Moon,
  PanelLeft,
  Settings,
  SquarePen,
  Sun,
  Wallet,
} from "lucide-react";
import { type ReactNode, useSyncExternalStore } from "react";
import { useTranslations } from "use-intl";
import { useApp } from "../app/app-context.ts";
import { useSignOut } from "../auth/use-sign-out.ts";
import { openModelPicker } from "../conversation/composer/open-model-picker.ts";
import type { ShortcutName } from "../shortcuts/shortcuts.ts";

export type Command = {
  id: string;
  name: string;
  icon: ReactNode;
  keys?: ShortcutName;
  /** It brings its own place for the focus, which does not go back to where it was. */
  leads: boolean;
  run: () => void;
};

const themeIcons = { light: <Sun />, dark: <Moon />, system: <Monitor /> } satisfies Record<Theme, ReactNode>;

/** What can be done from everywhere: places to go to, and things to change. */
export function useCommands(): { go: Command[]; act: Command[] } {
  const t = useTranslations();
  const navigate = useNavigate();
  const signOut = useSignOut();
  const { theme, layout } = useApp();
  const { language, choose } = useLanguage();
  const chosenTheme = useSyncExternalStore(theme.subscribe, theme.get);

  const place = (
    id: "new" | "knowledge" | "knowledgeSearch" | "billing" | "topUp" | "usage" | "settings" | "archived",
    icon: ReactNode,
    run: () => void,
  ): Command => ({ id, name: t(`palette.${id}`), icon, leads: true, run });

  return {
    go: [
      { ...place("new", <SquarePen />, () => void navigate({ to: "/" })), keys: "newConversation" },
      place("knowledge", <Library />, () => void navigate({ to: "/knowledge" })),
      place("knowledgeSearch", <FileSearch />, () => void navigate({ to: "/knowledge/search" })),
      place("billing", <Wallet />, () => void navigate({ to: "/billing" })),
      place("topUp", <Coins />, () => void navigate({ to: "/billing/top-up" })),
      place("usage", <ChartNoAxesColumn />, () => void navigate({ to: "/billing/usage" })),
      place("settings", <Settings />, () => void navigate({ to: "/settings" })),
      place("archived", <Archive />, () => void navigate({ to: "/", search: { archived: true } })),
    ],
    act: [
      { id: "model", name: t("palette.model"), icon: <Cpu />, leads: true, run: openModelPicker },
      ...themes
        .filter((one) => one !== chosenTheme)
        .map((one) => ({
          id: `theme-${one}`,
          name: t("palette.theme", { name: t(`theme.${one}`) }),
          icon: themeIcons[one],
          leads: false,
          run: () => theme.choose(one),
        })),
      ...languages
        .filter((one) => one !== language)
        .map((one) => ({
          id: `language-${one}`,
          name: t("palette.language", { name: t(`language.${one}`) }),
          icon: <Languages />,
          leads: false,
          run: () => choose(one),
        })),
      {
        id: "sidebar",
        name: t("palette.sidebar"),
        icon: <PanelLeft />,
        keys: "sidebar",
        leads: false,
        run: () => layout.set((state) => ({ ...state, isCollapsed: !state.isCollapsed })),
      },
      {
        id: "shortcuts",
        name: t("palette.shortcuts"),
        icon: <Keyboard />,
        keys: "shortcuts",
        leads: true,
        run: () => layout.set((state) => ({ ...state, overlay: "shortcuts" })),
      },
      { id: "signOut", name: t("palette.signOut"), icon: <LogOut />, leads: true, run: signOut },
    ],
  };
}
