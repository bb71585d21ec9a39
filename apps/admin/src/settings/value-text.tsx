import type { Setting } from "@claw/contract";
import { useTranslations } from "use-intl";

export type ValueTextProps = {
  of: Pick<Setting, "value">;
  visibility: Setting["visibility"];
};

/** A value to read; of what is sensitive only that it is hidden. */
export function ValueText({ of: { value }, visibility }: ValueTextProps) {
  const t = useTranslations("settings");
  if (visibility === "sensitive") return <p className="text-muted-foreground">{t("hidden")}</p>;
  if (value === null) return <p className="text-muted-foreground">{t("noValue")}</p>;
  if (typeof value === "boolean") return <p>{t(value ? "on" : "off")}</p>;

  return (
    <pre data-written className="whitespace-pre-wrap font-mono text-xs wrap-anywhere">
      {typeof value === "object" ? JSON.stringify(value, null, 2) : String(value)}
    </pre>
  );
}
