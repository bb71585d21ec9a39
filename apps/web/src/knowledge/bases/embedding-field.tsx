import type { KnowledgeBase } from "@claw/contract";
import { Field, Progress, Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@claw/ui";
import { useFormat } from "@claw/ui/format";
import { useTranslations } from "use-intl";
import { trpc } from "../../api/trpc.ts";

export type EmbeddingFieldProps = {
  /** Null for a base that is being made. */
  base: KnowledgeBase | null;
  /** Null: by words alone; undefined: as the installation has it. */
  value: string | null | undefined;
  onChange: (model: string | null) => void;
};

/** Radix has no empty value; no model is called like this. */
const none = " ";

/** Which model finds by meaning, and how far its index has come. */
export function EmbeddingField({ base, value, onChange }: EmbeddingFieldProps) {
  const t = useTranslations("knowledge.embedding");
  const format = useFormat();
  const { data } = trpc.knowledge.embeddingModels.useQuery(undefined, { staleTime: 5 * 60_000 });
  if (!data) return null;

  const chosen = value === undefined ? data.default : value;
  const present = base?.embeddingModel ?? null;
  const isGone = present !== null && !data.models.includes(present);
  if (data.models.length === 0 && present === null) {
    return <p className="text-muted-foreground text-xs leading-5">{t("noModels")}</p>;
  }

  const embedding = base?.embedding ?? null;

  return (
    <div className="grid gap-2">
      <Field label={t("label")} hint={t("hint")}>
        {(control) => (
          <Select
            value={chosen ?? none}
            onValueChange={(picked) => onChange(picked === none ? null : picked)}
          >
            <SelectTrigger {...control}>
              <SelectValue />
            </SelectTrigger>
            <SelectContent>
              <SelectItem value={none}>{t("choiceNone")}</SelectItem>
              {data.models.map((model) => (
                <SelectItem key={model} value={model}>
                  {model === data.default ? t("default", { model }) : model}
                </SelectItem>
              ))}
              {isGone ? (
                <SelectItem value={present} disabled>
                  {t("unavailable", { model: present })}
                </SelectItem>
              ) : null}
            </SelectContent>
          </Select>
        )}
      </Field>
      {embedding?.state === "building" ? (
        <div className="grid gap-1.5 text-muted-foreground text-xs">
          <Progress label={t("label")} value={embedding.progress} />
          <p>
            {t("changing", { model: embedding.model })} {format.percent(embedding.progress)}
          </p>
        </div>
      ) : null}
    </div>
  );
}
