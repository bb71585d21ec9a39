import type { ConversationType } from "@claw/contract";
import { Segmented, Skeleton } from "@claw/ui";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { usePresets } from "../../conversation/settings/use-presets.ts";
import { Section } from "../section.tsx";
import { useSectionTitle } from "../use-section-title.ts";
import { PresetForm } from "./preset-form.tsx";

/** What conversations of each type begin with. */
export function PresetsPage() {
  const t = useTranslations();
  const [type, setType] = useState<ConversationType>("chat");
  const preset = usePresets().find((candidate) => candidate.type === type);
  useSectionTitle("presets");

  return (
    <Section title={t("settings.section.presets")} hint={t("settings.presets.hint")}>
      <Segmented
        label={t("conversation.type")}
        value={type}
        onChange={setType}
        className="flex"
        options={[
          { value: "chat", label: t("conversation.typeChat") },
          { value: "consulting", label: t("conversation.typeConsulting") },
          { value: "support", label: t("conversation.typeSupport") },
        ]}
      />
      {preset ? <PresetForm key={JSON.stringify(preset)} preset={preset} /> : <Skeleton className="h-80" />}
    </Section>
  );
}
