import type { FoundModel } from "@claw/contract";
import { Alert, Button, Dialog, DialogActions, DialogContent, Field, Input, Skeleton } from "@claw/ui";
import { type FormEvent, useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../../api/trpc.ts";
import { useFailureText } from "../../api/use-failure-text.ts";
import { useApp } from "../../app/app-context.ts";
import { isPriceText } from "../prices/price-draft.ts";
import { FoundList } from "./found-list.tsx";

export type FetchModelsDialogProps = { providerId: string; name: string; onClose: () => void };

/** What a provider lists, to choose from; what is chosen is put into the catalog. */
export function FetchModelsDialog({ providerId, name, onClose }: FetchModelsDialogProps) {
  const t = useTranslations("models.providers");
  const price = useTranslations("models.price");
  const common = useTranslations("common");
  const { notices } = useApp();
  const failureText = useFailureText();
  const utils = trpc.useUtils();
  const { mutate: fetch, data, error } = trpc.admin.providers.fetchModels.useMutation();
  const [own, setOwn] = useState("");
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [input, setInput] = useState("");
  const [output, setOutput] = useState("");
  useEffect(() => fetch({ providerId }), [fetch, providerId]);

  const add = trpc.admin.models.create.useMutation({
    async onSuccess(added) {
      await utils.admin.invalidate();
      notices.tell(t("modelsAdded", { count: added.length }));
      onClose();
    },
  });
  const names = own.trim() === "" ? chosen : [...chosen, own.trim()];
  const isPriced = input !== "" || output !== "";
  const isReady = names.length > 0 && (!isPriced || (isPriceText(input) && isPriceText(output)));

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isReady || add.isPending) return;

    add.mutate({
      provider: name,
      models: names.map((upstreamName) => ({
        upstreamName,
        name: nameFor(upstreamName, name, data?.items ?? []),
        ...(isPriced ? { price: { input, output, isConfirmed: true } } : {}),
      })),
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
              <Input
                {...control}
                className="h-9 text-sm"
                maxLength={200}
                placeholder={t("modelName")}
                value={own}
                onChange={(event) => setOwn(event.target.value)}
              />
            )}
          </Field>
          <fieldset className="grid gap-2">
            <legend className="mb-2 text-sm">{t("priceForAll")}</legend>
            <div className="grid grid-cols-2 gap-3">
              {(
                [
                  ["input", input, setInput],
                  ["output", output, setOutput],
                ] as const
              ).map(([kind, value, change]) => (
                <Field
                  key={kind}
                  label={price(kind)}
                  aside={common("optional")}
                  problem={value !== "" && !isPriceText(value) ? price("invalid") : undefined}
                >
                  {(control) => (
                    <Input
                      {...control}
                      inputMode="decimal"
                      className="h-9 text-sm tabular-nums"
                      value={value}
                      onChange={(event) => change(event.target.value.trim())}
                    />
                  )}
                </Field>
              ))}
            </div>
          </fieldset>
          <DialogActions>
            <Button variant="outline" onClick={onClose}>
              {common("cancel")}
            </Button>
            <Button type="submit" disabled={!isReady || add.isPending}>
              {t("addChosen", { count: names.length })}
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
