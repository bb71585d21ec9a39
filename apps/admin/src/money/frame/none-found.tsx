import { EmptyState } from "@claw/ui";
import { Coins } from "lucide-react";
import { useTranslations } from "use-intl";

/** There is nothing yet, or nothing that fits. */
export function NoneFound({ isNarrowed, title, hint }: { isNarrowed: boolean; title: string; hint: string }) {
  const t = useTranslations("money");

  return (
    <EmptyState
      icon={<Coins />}
      title={isNarrowed ? t("noneTitle") : title}
      hint={isNarrowed ? t("noneHint") : hint}
    />
  );
}
