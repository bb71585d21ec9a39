import { Input } from "@claw/ui";
import { useTranslations } from "use-intl";

type DayFilterProps = {
  from: string | undefined;
  to: string | undefined;
  onChange: (days: { from?: string | undefined; to?: string | undefined }) => void;
};

/** From one day of the calendar in China to another. */
export function DayFilter({ from, to, onChange }: DayFilterProps) {
  const t = useTranslations("money");
  const looks = "h-8 w-auto px-2 text-sm tabular-nums pointer-coarse:h-10";

  return (
    <span className="flex items-center gap-1.5 text-muted-foreground text-sm">
      <Input
        type="date"
        aria-label={t("from")}
        className={looks}
        max={to}
        value={from ?? ""}
        onChange={(event) => onChange({ from: event.target.value || undefined, to })}
      />
      –
      <Input
        type="date"
        aria-label={t("to")}
        className={looks}
        min={from}
        value={to ?? ""}
        onChange={(event) => onChange({ from, to: event.target.value || undefined })}
      />
    </span>
  );
}
