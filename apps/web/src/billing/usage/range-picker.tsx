import { Input, Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@claw/ui";
import { chinaDayOf } from "@claw/ui/china-day";
import { useTranslations } from "use-intl";
import type { UsageSearch } from "../billing-search.ts";
import { type Days, type RangeChoice, rangeChoices } from "./usage-range.ts";

export type RangePickerProps = {
  choice: RangeChoice;
  days: Days;
  onChange: (changes: Pick<UsageSearch, "range" | "from" | "to">) => void;
};

/** Which days: one of a few common ranges, or two dates of one's own. */
export function RangePicker({ choice, days, onChange }: RangePickerProps) {
  const t = useTranslations("billing.usage");
  const choose = (value: string) => {
    const range = rangeChoices.find((known) => known === value);
    if (range) onChange(range === "custom" ? { range, ...days } : { range, from: undefined, to: undefined });
  };
  const day = (key: "from" | "to") => (
    <Input
      type="date"
      aria-label={t(key)}
      value={days[key]}
      max={chinaDayOf(new Date())}
      onChange={(event) => {
        if (event.target.value !== "") onChange({ range: "custom", ...days, [key]: event.target.value });
      }}
      className="h-9 w-36 text-sm pointer-coarse:h-11"
    />
  );

  return (
    <div className="flex flex-wrap items-center gap-2">
      <Select value={choice} onValueChange={choose}>
        <SelectTrigger aria-label={t("range")} className="h-9 w-40 text-sm pointer-coarse:h-11">
          <SelectValue />
        </SelectTrigger>
        <SelectContent>
          {rangeChoices.map((range) => (
            <SelectItem key={range} value={range}>
              {t(`ranges.${range}`)}
            </SelectItem>
          ))}
        </SelectContent>
      </Select>
      {choice === "custom" ? (
        <div className="flex items-center gap-2">
          {day("from")}
          <span aria-hidden="true" className="text-muted-foreground">
            –
          </span>
          {day("to")}
        </div>
      ) : null}
    </div>
  );
}
