import {
  Avatar,
  Button,
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
  Kbd,
} from "@claw/ui";
import { languages, useLanguage } from "@claw/ui/language";
import { keyNames } from "@claw/ui/shortcuts";
import { useStore } from "@claw/ui/store";
import { themes } from "@claw/ui/theme";
import { Keyboard, LogOut, MessagesSquare, Search } from "lucide-react";
import { useTranslations } from "use-intl";
import { useApp } from "./app-context.ts";
import { chosenOf } from "./chosen-of.ts";

/** The palette, and a menu with language, look and the ways out. */
export function SidebarFoot() {
  const t = useTranslations();
  const { browser, theme, overlay } = useApp();
  const { language, choose } = useLanguage();
  const chosenTheme = useStore({ ...theme, set: () => undefined });
  const session = browser.session.get();
  if (session.status !== "signedIn") return null;

  const { name, email } = session.user;

  return (
    <div className="grid gap-1 border-t p-2">
      <Button
        variant="ghost"
        className="justify-start px-2 text-muted-foreground"
        onClick={() => overlay.set("palette")}
      >
        <Search />
        {t("shell.palette")}
        <span aria-hidden="true" className="ml-auto flex gap-1 pointer-coarse:hidden">
          {keyNames("mod+k", navigator.platform).map((key) => (
            <Kbd key={key}>{key}</Kbd>
          ))}
        </span>
      </Button>
      <DropdownMenu>
        <DropdownMenuTrigger className="flex min-h-10 w-full cursor-pointer items-center gap-2.5 rounded-md px-2 text-left outline-none transition-colors duration-100 hover:bg-accent focus-visible:ring-2 focus-visible:ring-ring aria-expanded:bg-accent">
          <Avatar name={name} />
          <span className="sr-only">{t("shell.account")}</span>
          <span data-written className="min-w-0 flex-1 truncate text-sm">
            {name}
          </span>
        </DropdownMenuTrigger>
        <DropdownMenuContent side="top" align="start" className="w-60">
          <DropdownMenuLabel data-written className="truncate">
            {email}
          </DropdownMenuLabel>
          <DropdownMenuLabel>{t("language.label")}</DropdownMenuLabel>
          <DropdownMenuRadioGroup
            value={language}
            onValueChange={(value) => choose(chosenOf(languages, value) ?? language)}
          >
            {languages.map((option) => (
              <DropdownMenuRadioItem key={option} value={option} lang={option}>
                {t(`language.${option}`)}
              </DropdownMenuRadioItem>
            ))}
          </DropdownMenuRadioGroup>
          <DropdownMenuLabel>{t("theme.label")}</DropdownMenuLabel>
          <DropdownMenuRadioGroup
            value={chosenTheme}
            onValueChange={(value) => theme.choose(chosenOf(themes, value) ?? chosenTheme)}
          >
            {themes.map((option) => (
              <DropdownMenuRadioItem key={option} value={option}>
                {t(`theme.${option}`)}
              </DropdownMenuRadioItem>
            ))}
          </DropdownMenuRadioGroup>
          <DropdownMenuSeparator />
          <DropdownMenuItem onSelect={() => overlay.set("shortcuts")}>
            <Keyboard />
            {t("shortcuts.title")}
          </DropdownMenuItem>
          <DropdownMenuItem asChild>
            <a href="/">
              <MessagesSquare />
              {t("shell.toConversations")}
            </a>
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={() => void browser.logout()}>
            <LogOut />
            {t("shell.signOut")}
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
    </div>
  );
}
