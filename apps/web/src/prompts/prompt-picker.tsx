import type { Prompt } from "@claw/contract";
import { Popover, PopoverAnchor, PopoverContent } from "@claw/ui";
import { type RefObject, useState } from "react";
import { useTranslations } from "use-intl";
import { RoomTexts } from "../language/room-texts.tsx";
import { variablesOf } from "./fill-prompt.ts";
import { PromptList } from "./prompt-list.tsx";
import { VariableForm } from "./variable-form.tsx";

export type PromptPickerProps = {
  anchor: RefObject<HTMLElement | null>;
  onInsert: (text: string) => void;
  /** @param query what was being searched for */
  onClose: (query: string) => void;
  /** The focus leaves the picker. */
  onLeft: () => void;
};

function PickerView({ anchor, onInsert, onClose, onLeft }: PromptPickerProps) {
  const t = useTranslations("prompt");
  const [query, setQuery] = useState("");
  const [chosen, setChosen] = useState<Prompt | null>(null);
  const choose = (prompt: Prompt) => {
    if (variablesOf(prompt.content).length > 0) setChosen(prompt);
    else onInsert(prompt.content);
  };

  return (
    <Popover open onOpenChange={() => onClose(query)}>
      <PopoverAnchor virtualRef={anchor} />
      <PopoverContent
        label={t("label")}
        side="top"
        align="start"
        className="p-0"
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          onLeft();
        }}
      >
        {chosen ? (
          <VariableForm prompt={chosen} onFilled={onInsert} onBack={() => setChosen(null)} />
        ) : (
          <PromptList query={query} onQuery={setQuery} onChoose={choose} />
        )}
      </PopoverContent>
    </Popover>
  );
}

/** A person's prompts above the composer: search, choose, say what stands in the braces. */
export default function PromptPicker(props: PromptPickerProps) {
  return (
    <RoomTexts room="settings">
      <PickerView {...props} />
    </RoomTexts>
  );
}
