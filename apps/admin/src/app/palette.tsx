import { CommandDialog, CommandEmpty, CommandGroup, CommandInput, CommandItem, CommandList } from "@claw/ui";
import { languages, useLanguage } from "@claw/ui/language";
import { themes } from "@claw/ui/theme";
import { useNavigate } from "@tanstack/react-router";
import { Languages, MessagesSquare, SunMoon } from "lucide-react";
import { useTranslations } from "use-intl";
import { useApp } from "./app-context.ts";
import { rooms } from "./rooms.ts";

/** Everything that can be gone to or switched, found by typing. */
export default function Palette({ onClose }: { onClose: () => void }) {
  const t = useTranslations();
  const { theme } = useApp();
  const { choose } = useLanguage();
  const navigate = useNavigate();
  const doing = (deed: () => void) => () => {
    onClose();
    deed();
  };

  return (
    <CommandDialog title={t("shell.palette")} onClose={onClose}>
      <CommandInput placeholder={t("palette.placeholder")} />
      <CommandList>
        <CommandEmpty>{t("palette.nothing")}</CommandEmpty>
        <CommandGroup heading={t("shell.rooms")}>
          {rooms.map(({ name, to, icon: Icon }) => (
            <CommandItem key={name} keywords={[name]} onSelect={doing(() => void navigate({ to }))}>
              <Icon />
              {t(`rooms.${name}`)}
            </CommandItem>
          ))}
          <CommandItem onSelect={doing(() => location.assign("/"))}>
            <MessagesSquare />
            {t("shell.toConversations")}
          </CommandItem>
        </CommandGroup>
        <CommandGroup heading={t("theme.label")}>
          {themes.map((option) => (
            <CommandItem
              key={option}
              keywords={["theme", option]}
              onSelect={doing(() => theme.choose(option))}
            >
              <SunMoon />
              {t(`theme.${option}`)}
            </CommandItem>
          ))}
        </CommandGroup>
        <CommandGroup heading={t("language.label")}>
          {languages.map((option) => (
            <CommandItem
              key={option}
              lang={option}
              keywords={["language", option]}
              onSelect={doing(() => choose(option))}
            >
              <Languages />
              {t(`language.${option}`)}
            </CommandItem>
          ))}
        </CommandGroup>
      </CommandList>
    </CommandDialog>
  );
}
