import { Label, Switch } from "@claw/ui";
import { useId } from "react";
import { useTranslations } from "use-intl";

export type WithSourcesProps = { value: boolean; onChange: (value: boolean) => void; isBusy?: boolean };

/** Whether readers see the titles of documents. */
export function WithSources({ value, onChange, isBusy = false }: WithSourcesProps) {
  const t = useTranslations("share");
  const id = useId();

  return (
    <div className="flex items-center justify-between gap-4">
      <div>
        <Label htmlFor={id}>{t("withSources")}</Label>
        <p id={`${id}-hint`} className="text-muted-foreground text-xs leading-5">
          {t("withSourcesHint")}
        </p>
      </div>
      <Switch
        id={id}
        aria-describedby={`${id}-hint`}
        checked={value}
        disabled={isBusy}
        onCheckedChange={onChange}
      />
    </div>
  );
}
