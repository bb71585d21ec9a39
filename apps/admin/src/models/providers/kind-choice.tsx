import { ModelKind } from "@claw/contract";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@claw/ui";
import { useTranslations } from "use-intl";
import { chosenOf } from "../../app/chosen-of.ts";

export type KindChoiceProps = { name: string; kind: ModelKind; onChange: (kind: ModelKind) => void };

/** What a model that is to be added is for. */
export function KindChoice({ name, kind, onChange }: KindChoiceProps) {
  const t = useTranslations("models");
  const choose = (chosen: string) => {
    const found = chosenOf(ModelKind.options, chosen);
    if (found) onChange(found);
  };

  return (
    <Select value={kind} onValueChange={choose}>
      <SelectTrigger className="h-7 w-28 shrink-0 px-2 text-xs" aria-label={t("providers.kindOf", { name })}>
        <SelectValue />
      </SelectTrigger>
      <SelectContent>
        {ModelKind.options.map((one) => (
          <SelectItem key={one} value={one}>
            {t(`detail.kinds.${one}`)}
          </SelectItem>
        ))}
      </SelectContent>
    </Select>
  );
}
