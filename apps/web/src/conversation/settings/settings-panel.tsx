import { Skeleton } from "@claw/ui";
import { patient } from "@claw/ui/patient";
import { lazy, Suspense } from "react";
import { useTranslations } from "use-intl";
import type { ConversationChoices } from "./conversation-choices.ts";
import { SidePanel } from "./side-panel.tsx";

const ConversationForm = lazy(patient(() => import("./conversation-form.tsx")));

export type SettingsPanelProps = {
  hint: string;
  choices: ConversationChoices;
  isOpen: boolean;
  onClose: () => void;
  onSave: (choices: ConversationChoices) => void;
};

/** Type, model and system prompt of a conversation. */
export function SettingsPanel({ hint, choices, isOpen, onClose, onSave }: SettingsPanelProps) {
  const t = useTranslations("conversation");

  return (
    <SidePanel title={t("settings")} isOpen={isOpen} onClose={onClose}>
      <Suspense fallback={<Skeleton className="h-80" />}>
        <ConversationForm key={JSON.stringify(choices)} hint={hint} choices={choices} onSave={onSave} />
      </Suspense>
    </SidePanel>
  );
}
