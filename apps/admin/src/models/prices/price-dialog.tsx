import type { CatalogModel, PriceVersion } from "@claw/contract";
import { Alert, Button, Dialog, DialogActions, DialogContent, Field, Input, Segmented } from "@claw/ui";
import { useFormat } from "@claw/ui/format";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../../api/trpc.ts";
import { useFailureText } from "../../api/use-failure-text.ts";
import { useApp } from "../../app/app-context.ts";
import { draftOf, isOdd, saidPrices } from "./price-draft.ts";
import { PriceFields } from "./price-fields.tsx";
import { PricePreview } from "./price-preview.tsx";

export type PriceDialogProps = {
  model: CatalogModel;
  /** Its own price in force; null where it has none. */
  current: PriceVersion | null;
  onClose: () => void;
};

/** Another price for a model, now or later, with what it would have meant. */
export function PriceDialog({ model, current, onClose }: PriceDialogProps) {
  const t = useTranslations("models.price");
  const common = useTranslations("common");
  const format = useFormat();
  const failureText = useFailureText();
  const { notices } = useApp();
  const utils = trpc.useUtils();
  const [draft, setDraft] = useState(() => draftOf(model, current));
  const [begins, setBegins] = useState<"now" | "later">("now");
  const [at, setAt] = useState("");
  const [isOddMeant, setOddMeant] = useState(false);
  const later = begins === "later" ? instantOf(at) : null;
  const prices = saidPrices(draft);
  const isOddPrice = prices !== null && isOdd(prices);

  const setPrice = trpc.admin.models.setPrice.useMutation({
    async onSuccess() {
      await utils.admin.models.invalidate();
      const name = model.displayName;
      notices.tell(later ? t("savedLater", { name, at: format.moment(later) }) : t("saved", { name }));
      onClose();
    },
  });

  const isReady = prices !== null && (begins === "now" || later !== null) && (!isOddPrice || isOddMeant);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isReady || setPrice.isPending) return;

    setPrice.mutate({
      modelId: model.id,
      ...prices,
      ...(later ? { validFrom: later } : {}),
      ...(isOddPrice ? { isConfirmed: true } : {}),
    });
  };

  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent
        className="max-w-2xl"
        title={t("setTitle", { name: model.displayName })}
        description={t("setHint")}
        closeLabel={common("close")}
      >
        <form onSubmit={submit} className="grid min-w-0 gap-4">
          {setPrice.error ? <Alert tone="danger">{failureText(setPrice.error)}</Alert> : null}
          <PriceFields
            kind={model.kind}
            draft={draft}
            onChange={(next) => {
              setDraft(next);
              setOddMeant(false);
            }}
          />
          <div className="grid justify-items-start gap-3">
            <Segmented
              label={t("begins")}
              value={begins}
              options={[
                { value: "now", label: t("now") },
                { value: "later", label: t("later") },
              ]}
              onChange={setBegins}
            />
            {begins === "later" ? (
              <Field
                className="w-full md:w-80"
                label={t("begins")}
                hint={t("laterHint")}
                problem={at !== "" && later === null ? t("laterInvalid") : undefined}
              >
                {(control) => (
                  <Input
                    {...control}
                    type="datetime-local"
                    className="h-9 text-sm"
                    value={at}
                    onChange={(event) => setAt(event.target.value)}
                  />
                )}
              </Field>
            ) : null}
          </div>
          {prices ? <PricePreview modelId={model.id} prices={prices} /> : null}
          {isOddPrice ? (
            <Alert tone="warning">
              <p>{t("odd")}</p>
              <label className="mt-1 flex items-center gap-2">
                <input
                  type="checkbox"
                  className="size-4 accent-primary"
                  checked={isOddMeant}
                  onChange={(event) => setOddMeant(event.target.checked)}
                />
                {t("confirmOdd")}
              </label>
            </Alert>
          ) : null}
          <DialogActions>
            <Button variant="outline" onClick={onClose}>
              {common("cancel")}
            </Button>
            <Button type="submit" disabled={!isReady || setPrice.isPending}>
              {t("save")}
            </Button>
          </DialogActions>
        </form>
      </DialogContent>
    </Dialog>
  );
}

const yearMs = 366 * 86_400_000;

/** What a person picked by the clock of this machine; null for what is no time to come. */
function instantOf(local: string): string | null {
  const at = new Date(local).getTime();
  const ahead = at - Date.now();

  return ahead > 0 && ahead < yearMs ? new Date(at).toISOString() : null;
}
