import type { ModelKind } from "@claw/contract";
import { Button, Field, Input } from "@claw/ui";
import { ChevronDown, ChevronUp } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import {
  furtherPrices,
  type PriceDraft,
  type PriceKind,
  usualPrices,
  withPrice,
  wrongKinds,
} from "./price-draft.ts";

/** What stands in an empty field. */
const placeholders = {
  cached: "sameAsInput",
  cacheWrite: "sameAsInput",
  reasoning: "sameAsOutput",
} as const;

export type PriceFieldsProps = {
  /** Of the model: one that writes nothing has no price for that. */
  kind: ModelKind;
  draft: PriceDraft;
  onChange: (draft: PriceDraft) => void;
};

/** Input and output, and on demand the kinds that cost the same unless something else is said. */
export function PriceFields({ kind: modelKind, draft, onChange }: PriceFieldsProps) {
  const [usual, further] = [usualPrices[modelKind], furtherPrices[modelKind]];
  const t = useTranslations("models.price");
  const [isWhole, setWhole] = useState(further.some((kind) => draft[kind] !== ""));
  const wrong = wrongKinds(draft);

  const field = (kind: PriceKind) => (
    <Field
      key={kind}
      label={t(kind)}
      problem={wrong.includes(kind) && draft[kind] !== "" ? t("invalid") : undefined}
    >
      {(control) => (
        <Input
          {...control}
          inputMode="decimal"
          autoComplete="off"
          className="h-9 text-sm tabular-nums"
          placeholder={
            kind === "cached" || kind === "cacheWrite" || kind === "reasoning" ? t(placeholders[kind]) : "0"
          }
          value={draft[kind]}
          onChange={(event) => onChange(withPrice(draft, modelKind, kind, event.target.value))}
        />
      )}
    </Field>
  );

  return (
    <div className="grid gap-3">
      <div className="grid grid-cols-2 gap-3">{usual.map(field)}</div>
      {isWhole ? <div className="grid grid-cols-2 gap-3">{further.map(field)}</div> : null}
      {further.length > 0 ? (
        <Button
          variant="ghost"
          size="sm"
          className="justify-self-start"
          aria-expanded={isWhole}
          onClick={() => setWhole(!isWhole)}
        >
          {isWhole ? <ChevronUp /> : <ChevronDown />}
          {t(isWhole ? "fewer" : "more")}
        </Button>
      ) : null}
    </div>
  );
}
