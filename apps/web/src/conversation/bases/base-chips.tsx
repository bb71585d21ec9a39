import { Button } from "@claw/ui";
import { Library, X } from "lucide-react";
import { useTranslations } from "use-intl";
import type { BaseChoiceProps } from "./base-picker.tsx";
import { useAttachableBases } from "./use-attachable-bases.ts";

/** The bases that the next answer rests on, each with a way to leave it out. */
export function BaseChips({ value, onChange }: BaseChoiceProps) {
  const t = useTranslations("knowledge.source");
  const { bases, isPending } = useAttachableBases(value.length > 0);
  if (value.length === 0) return null;

  return (
    <ul aria-label={t("attach")} className="flex flex-wrap gap-1.5 px-3 pt-3">
      {value.map((id) => {
        const name = bases.find((base) => base.id === id)?.name ?? (isPending ? "…" : t("unknownBase"));
        return (
          <li
            key={id}
            className="flex h-7 min-w-0 max-w-full items-center gap-1.5 rounded-md bg-primary/10 pr-0.5 pl-2 text-primary-text text-xs pointer-coarse:h-9"
          >
            <Library className="size-3.5 shrink-0" aria-hidden="true" />
            <span className="max-w-48 truncate">{name}</span>
            <Button
              variant="ghost"
              size="icon-sm"
              aria-label={t("detach", { name })}
              className="size-6 text-current hover:bg-primary/15 hover:text-current pointer-coarse:size-8"
              onClick={() => onChange(value.filter((other) => other !== id))}
            >
              <X className="size-3.5" />
            </Button>
          </li>
        );
      })}
    </ul>
  );
}
