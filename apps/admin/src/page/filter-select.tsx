import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@claw/ui";
import { useTranslations } from "use-intl";

/** Radix takes no empty value. */
const all = "all";

export type FilterSelectProps<Value extends string> = {
  label: string;
  value: Value | undefined;
  options: readonly { value: Value; name: string }[];
  onChange: (value: Value | undefined) => void;
};

/** One of a few by which a list is narrowed, or all of them. */
export function FilterSelect<Value extends string>(props: FilterSelectProps<Value>) {
  const { label, value, options, onChange } = props;
  const t = useTranslations("common");

  return (
    <Select
      value={value ?? all}
      onValueChange={(chosen) => onChange(options.find((option) => option.value === chosen)?.value)}
    >
      <SelectTrigger
        aria-label={label}
        className="h-8 w-auto gap-1.5 border-border px-2.5 text-sm pointer-coarse:h-10"
      >
        <span className="text-muted-foreground">{label}</span> <SelectValue />
      </SelectTrigger>
      <SelectContent>
        <SelectItem value={all}>{t("all")}</SelectItem>
        {options.map((option) => (
          <SelectItem key={option.value} value={option.value}>
            {option.name}
          </SelectItem>
        ))}
      </SelectContent>
    </Select>
  );
}
