import { CommandDialog, CommandEmpty, CommandGroup, CommandInput, CommandItem, CommandList } from "@claw/ui";
import { useNavigate } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { RoomTexts } from "../language/room-texts.tsx";
import { ShortcutKeys } from "../shortcuts/shortcut-keys.tsx";
import { FoundItems, rankWithFound } from "./found-items.tsx";
import { type Command, useCommands } from "./use-commands.tsx";
import { useFoundConversations } from "./use-found-conversations.ts";

export type CommandPaletteProps = { onClose: () => void };

const longestQuery = 200;

function Commands({
  heading,
  commands,
  onRun,
}: {
  heading: string;
  commands: Command[];
  onRun: (command: Command) => void;
}) {
  return (
    <CommandGroup heading={heading}>
      {commands.map((command) => (
        <CommandItem
          key={command.id}
          value={command.id}
          keywords={[command.name]}
          onSelect={() => onRun(command)}
        >
          {command.icon}
          <span className="truncate">{command.name}</span>
          {command.keys ? <ShortcutKeys of={command.keys} /> : null}
        </CommandItem>
      ))}
    </CommandGroup>
  );
}

function PaletteView({ onClose }: CommandPaletteProps) {
  const t = useTranslations("palette");
  const navigate = useNavigate();
  const { go, act } = useCommands();
  const [query, setQuery] = useState("");
  const { found, isFailed } = useFoundConversations(query);
  const [before] = useState(document.activeElement);
  const leads = useRef(false);

  const run = (command: Pick<Command, "leads" | "run">) => {
    leads.current = command.leads;
    onClose();
    command.run();
  };
  const open = (conversationId: string, at: string | null) =>
    void navigate({
      to: "/c/$conversationId",
      params: { conversationId },
      search: at === null ? {} : { at },
    });
  const returnFocus = (event: Event) => {
    event.preventDefault();
    if (!leads.current && before instanceof HTMLElement) before.focus();
  };

  return (
    <CommandDialog title={t("title")} rank={rankWithFound} onClose={onClose} onCloseAutoFocus={returnFocus}>
      <CommandInput
        value={query}
        onValueChange={setQuery}
        maxLength={longestQuery}
        placeholder={t("placeholder")}
        aria-label={t("placeholder")}
      />
      <CommandList>
        <CommandEmpty>{t("none", { query })}</CommandEmpty>
        {isFailed ? <p className="px-2.5 py-2 text-muted-foreground text-sm">{t("failed")}</p> : null}
        {query === "" ? null : <Commands heading={t("do")} commands={act} onRun={run} />}
        {query === "" ? null : <Commands heading={t("go")} commands={go} onRun={run} />}
        {found.length > 0 ? (
          <CommandGroup heading={t(query === "" ? "recent" : "found")}>
            {found.map((item) => (
              <FoundItems
                key={item.conversation.id}
                found={item}
                onOpen={(at) => run({ leads: true, run: () => open(item.conversation.id, at) })}
              />
            ))}
          </CommandGroup>
        ) : null}
        {query === "" ? <Commands heading={t("go")} commands={go} onRun={run} /> : null}
        {query === "" ? <Commands heading={t("do")} commands={act} onRun={run} /> : null}
      </CommandList>
    </CommandDialog>
  );
}

/** Everything that can be gone to or done, found by typing. */
export default function CommandPalette({ onClose }: CommandPaletteProps) {
  return (
    <RoomTexts room="palette">
      <PaletteView onClose={onClose} />
    </RoomTexts>
  );
}
