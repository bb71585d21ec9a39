import { type FoundModel, ModelKind } from "@claw/contract";
import { Alert, Button, Dialog, DialogActions, DialogContent, Field, Input, Skeleton } from "@claw/ui";
import { type FormEvent, useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../../api/trpc.ts";
import { useFailureText } from "../../api/use-failure-text.ts";
import { useApp } from "../../app/app-context.ts";
import { noPrice, type PriceDraft, saidPrices } from "../prices/price-draft.ts";
import { PriceFields } from "../prices/price-fields.tsx";
import { type ChosenModel, FoundList } from "./found-list.tsx";
import { guessKind } from "./guess-kind.ts";
import { KindChoice } from "./kind-choice.tsx";

export type FetchModelsDialogProps = { providerId: string; name: string; onClose: () => void };

const isSaid = (draft: PriceDraft) => Object.values(draft).some((text) => text !== "");

/** What a provider lists, to choose from; what is chosen is put into the catalog, as what it is for. */
export function FetchModelsDialog({ providerId, name, onClose }: FetchModelsDialogProps) {
  const t = useTranslations("models.providers");
  const kindName = useTranslations("models.detail.kinds");
  const common = useTranslations("common");
  const { notices } = useApp();
  const failureText = useFailureText();
  const utils = trpc.useUtils();
  const { mutate: fetch, data, error } = trpc.admin.providers.fetchModels.useMutation();
  const [own, setOwn] = useState("");
  const [ownKind, setOwnKind] = useState<ModelKind | null>(null);
  const [chosen, setChosen] = useState<readonly ChosenModel[]>([]);
  const [drafts, setDrafts] = useState<Record<ModelKind, PriceDraft>>({
    chat: noPrice,
    embedding: noPrice,
    rerank: noPrice,
  });
  useEffect(() => fetch({ providerId }), [fetch, providerId]);

  const add = trpc.admin.models.create.useMutation({
    async onSuccess(added) {
      await utils.admin.invalidate();
      notices.tell(t("modelsAdded", { count: added.length }));
      onClose();
    },
  });
  const ownModel = { name: own.trim(), kind: ownKind ?? guessKind(own) };
  const models = ownModel.name === "" ? chosen : [...chosen, ownModel];
  const kinds = ModelKind.options.filter((kind) => models.some((model) => model.kind === kind));
  const isReady =
    models.length > 0 && kinds.every((kind) => !isSaid(drafts[kind]) || saidPrices(drafts[kind]) !== null);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isReady || add.isPending) return;

    add.mutate({
      provider: name,
      models: models.map(({ name: upstreamName, kind }) => {
        const price = saidPrices(drafts[kind]);
        return {
          upstreamName,
          name: nameFor(upstreamName, name, data?.items ?? []),
          kind,
          ...(price ? { price: { ...price, isConfirmed: true } } : {}),
        };
      }),
    });
  };

  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent
        className="max-w-lg"
        title={t("fetchTitle", { name })}
        description={t("fetchHint")}
        closeLabel={common("close")}
      >
        <form onSubmit={submit} className="grid min-w-0 gap-4">
          {error ? <Alert tone="warning">{failureText(error)}</Alert> : null}
          {add.error ? <Alert tone="danger">{failureText(add.error)}</Alert> : null}
          {data ? (
            <FoundList items={data.items} provider={name} chosen={chosen} onChoose={setChosen} />
          ) : error ? null : (
            <Skeleton className="h-40" />
          )}
          <Field label={t("addByName")} aside={common("optional")}>
            {(control) => (
              <div className="flex items-center gap-2">
                <Input
                  {...control}
                  className="h-9 text-sm"
                  maxLength={200}
                  placeholder={t("modelName")}
                  value={own}
                  onChange={(event) => setOwn(event.target.value)}
                />
                {ownModel.name === "" ? null : (
                  <KindChoice name={ownModel.name} kind={ownModel.kind} onChange={setOwnKind} />
                )}
              </div>
            )}
          </Field>
          {kinds.length > 0 ? (
            <fieldset className="grid gap-3">
              <legend className="mb-2 text-sm">{t("priceForAll")}</legend>
              {kinds.map((kind) => (
                <div key={kind} className="grid gap-2">
                  {kinds.length > 1 || kind !== "chat" ? (
                    <p className="text-muted-foreground text-xs">{t("pricesOf", { kind: kindName(kind) })}</p>
                  ) : null}
                  <PriceFields
                    kind={kind}
                    draft={drafts[kind]}
                    onChange={(draft) => setDrafts({ ...drafts, [kind]: draft })}
                  />
                </div>
              ))}
            </fieldset>
          ) : null}
          {kinds.some((kind) => kind !== "chat") ? (
            <p className="text-muted-foreground text-xs leading-5">{t("readersHint")}</p>
          ) : null}
          <DialogActions>
            <Button variant="outline" onClick={onClose}>
              {common("cancel")}
            </Button>
            <Button type="submit" disabled={!isReady || add.isPending}>
              {t("addChosen", { count: models.length })}
            </Button>
          </DialogActions>
        </form>
      </DialogContent>
    </Dialog>
  );
}

/** Names are unique in the catalog: of a name that another provider's model has, this one is "name@provider". */
function nameFor(upstreamName: string, provider: string, items: readonly FoundModel[]): string {
  const known = items.find((item) => item.name === upstreamName)?.known;

  return known && known.provider !== provider ? `${upstreamName}@${provider}` : upstreamName;
}
