import type { Model } from "@claw/contract";
import {
  Button,
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuTrigger,
} from "@claw/ui";
import { ChevronDown } from "lucide-react";
import { useTranslations } from "use-intl";
import { ModelPrice } from "../settings/model-price.tsx";
import { useAnsweringModel, useModelChoices } from "../settings/use-models.ts";
import { modelPickerId } from "./open-model-picker.ts";

export type ModelPickerProps = {
  /** Null: the installation's default. */
  value: string | null;
  onChange: (model: string | null) => void;
};

const byDefault = "";

function ModelChoice({ model }: { model: Model }) {
  const t = useTranslations("conversation");

  return (
    <DropdownMenuRadioItem value={model.name} disabled={!model.isAvailable}>
      <span className="grid gap-0.5">
        <span>{model.displayName}</span>
        <span className="text-muted-foreground text-xs">
          {model.isAvailable ? <ModelPrice model={model} /> : t("modelUnavailable")}
        </span>
      </span>
    </DropdownMenuRadioItem>
  );
}

/** Which model answers, and what each costs. */
export function ModelPicker({ value, onChange }: ModelPickerProps) {
  const t = useTranslations("conversation");
  const models = useModelChoices(value);
  const answering = useAnsweringModel(value);
  const byDefaultModel = useAnsweringModel(null);
  const name = answering?.displayName ?? value ?? t("model");

  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button
          id={modelPickerId}
          variant="ghost"
          size="sm"
          className="min-w-0 text-muted-foreground"
          aria-label={`${t("model")}: ${name}`}
        >
          <span className="truncate">{name}</span>
          <ChevronDown className="size-3.5" />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start" className="max-w-[min(22rem,90vw)]">
        <DropdownMenuRadioGroup
          value={value ?? byDefault}
          onValueChange={(chosen) => onChange(chosen === byDefault ? null : chosen)}
        >
          {byDefaultModel ? (
            <DropdownMenuRadioItem value={byDefault}>
              {t("modelDefault", { name: byDefaultModel.displayName })}
            </DropdownMenuRadioItem>
          ) : null}
          {models.map((model) => (
            <ModelChoice key={model.id} model={model} />
          ))}
        </DropdownMenuRadioGroup>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
