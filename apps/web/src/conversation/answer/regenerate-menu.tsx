import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@claw/ui";
import { RotateCcw } from "lucide-react";
import type { ReactElement } from "react";
import { useTranslations } from "use-intl";
import { ModelPrice } from "../settings/model-price.tsx";
import { useModelChoices } from "../settings/use-models.ts";

export type RegenerateMenuProps = {
  /** Null: the conversation's model. */
  onRegenerate: (model: string | null) => void;
  /** The button that opens it. */
  children: ReactElement;
};

/** Another answer, by the same model or another. */
export function RegenerateMenu({ onRegenerate, children }: RegenerateMenuProps) {
  const t = useTranslations("answer");
  const models = useModelChoices(null);

  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>{children}</DropdownMenuTrigger>
      <DropdownMenuContent align="start" className="max-w-[min(22rem,90vw)]">
        <DropdownMenuItem onSelect={() => onRegenerate(null)}>
          <RotateCcw />
          {t("regenerate")}
        </DropdownMenuItem>
        <DropdownMenuSeparator />
        <DropdownMenuLabel>{t("regenerateWith")}</DropdownMenuLabel>
        {models.map((model) => (
          <DropdownMenuItem key={model.id} onSelect={() => onRegenerate(model.name)}>
            <span className="grid gap-0.5">
              <span>{model.displayName}</span>
              <span className="text-muted-foreground text-xs">
                <ModelPrice model={model} />
              </span>
            </span>
          </DropdownMenuItem>
        ))}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
