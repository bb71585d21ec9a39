import type { Setting } from "@claw/contract";
import { useTranslations } from "use-intl";
import { useValueLines } from "./use-value-lines.ts";

export type ValueTextProps = {
  of: Pick<Setting, "value">;
  visibility: Setting["visibility"];
};

/** A value to read; of what is sensitive only that it is hidden. */
export function ValueText({ of: { value }, visibility }: ValueTextProps) {
  const t = useTranslations("settings");
  const linesOf = useValueLines();
  if (visibility === "sensitive") return <p className="text-muted-foreground">{t("hidden")}</p>;
  if (value === null) return <p className="text-muted-foreground">{linesOf(value)}</p>;
  if (typeof value === "boolean") return <p>{linesOf(value)}</p>;

  return (
    <pre data-written className="whitespace-pre-wrap font-mono text-xs wrap-anywhere">
      {linesOf(value).join("\n")}
    </pre>
  );
}
