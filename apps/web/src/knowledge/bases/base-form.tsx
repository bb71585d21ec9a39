import { type Failure, toFailure } from "@claw/client/browser";
import type { KnowledgeBase } from "@claw/contract";
import { Button, Dialog, DialogActions, DialogContent, Field, Input, Textarea } from "@claw/ui";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { useApp } from "../../app/app-context.ts";
import { KnowledgeFailure } from "../knowledge-failure.tsx";
import { EmbeddingField } from "./embedding-field.tsx";
import { useBaseDeeds } from "./use-base-deeds.ts";

export type BaseFormProps = {
  /** Null: a new one. */
  base: KnowledgeBase | null;
  onClose: () => void;
};

const longestName = 200;
const longestDescription = 2000;

/** Name, description and embedding model of a base. */
export function BaseForm({ base, onClose }: BaseFormProps) {
  const t = useTranslations();
  const { newId } = useApp();
  const { create, update } = useBaseDeeds();
  const [id] = useState(newId);
  const [name, setName] = useState(base?.name ?? "");
  const [description, setDescription] = useState(base?.description ?? "");
  const [model, setModel] = useState<string | null | undefined>(base ? base.embeddingModel : undefined);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isBusy, setBusy] = useState(false);
  const hasName = name.trim() !== "";
  const isNameFit = name.length <= longestName;
  const isDescriptionFit = description.length <= longestDescription;
  const isFit = hasName && isNameFit && isDescriptionFit;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!isFit || isBusy) return;

    setBusy(true);
    const texts = { name: name.trim(), description: description.trim() || null };
    const choice = model === undefined || model === base?.embeddingModel ? {} : { embeddingModel: model };
    try {
      if (base) await update({ knowledgeBaseId: base.id, ...texts, ...choice });
      else await create({ id, ...texts, ...choice });
      onClose();
    } catch (error) {
      setFailure(toFailure(error));
      setBusy(false);
    }
  };

  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent
        title={base ? t("knowledge.settings") : t("knowledge.createTitle")}
        description={base ? null : t("knowledge.hint")}
        closeLabel={t("common.close")}
      >
        <form onSubmit={(event) => void submit(event)} className="grid gap-4">
          <KnowledgeFailure failure={failure} />
          <Field
            label={t("knowledge.nameLabel")}
            problem={isNameFit && (hasName || !base) ? undefined : t("knowledge.nameProblem")}
          >
            {(control) => (
              <Input
                {...control}
                autoFocus
                required
                value={name}
                placeholder={t("knowledge.namePlaceholder")}
                onChange={(event) => setName(event.target.value)}
              />
            )}
          </Field>
          <Field
            label={t("knowledge.descriptionLabel")}
            aside={t("common.optional")}
            hint={t("knowledge.descriptionHint")}
            problem={isDescriptionFit ? undefined : t("knowledge.descriptionProblem")}
          >
            {(control) => (
              <Textarea
                {...control}
                rows={3}
                value={description}
                onChange={(event) => setDescription(event.target.value)}
              />
            )}
          </Field>
          <EmbeddingField base={base} value={model} onChange={setModel} />
          <DialogActions>
            <Button variant="outline" onClick={onClose}>
              {t("common.cancel")}
            </Button>
            <Button type="submit" disabled={!isFit || isBusy}>
              {base ? t("common.save") : t("knowledge.createDo")}
            </Button>
          </DialogActions>
        </form>
      </DialogContent>
    </Dialog>
  );
}
