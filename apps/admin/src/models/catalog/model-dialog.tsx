import type { CatalogModel } from "@claw/contract";
import { Alert, Button, Dialog, DialogActions, DialogContent, Field, Input } from "@claw/ui";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../../api/trpc.ts";
import { useFailureText } from "../../api/use-failure-text.ts";
import { useApp } from "../../app/app-context.ts";

/** Names and limits of a model. */
export function ModelDialog({ model, onClose }: { model: CatalogModel; onClose: () => void }) {
  const t = useTranslations("models.detail");
  const common = useTranslations("common");
  const { notices } = useApp();
  const failureText = useFailureText();
  const utils = trpc.useUtils();
  const update = trpc.admin.models.update.useMutation({
    async onSuccess(saved) {
      await utils.admin.models.list.invalidate();
      notices.tell(t("saved", { name: saved.displayName }));
      onClose();
    },
  });
  const [displayName, setDisplayName] = useState(model.displayName);
  const [upstreamName, setUpstreamName] = useState(
    model.upstreamName === model.name ? "" : model.upstreamName,
  );
  const [contextWindow, setContextWindow] = useState(String(model.contextWindow));
  const [maxOutput, setMaxOutput] = useState(String(model.maxOutputTokens));
  const isWhole = (text: string) => /^[1-9]\d{0,7}$/.test(text);
  // The others write nothing.
  const writes = model.kind === "chat";
  const isValid = displayName.trim() !== "" && isWhole(contextWindow) && (!writes || isWhole(maxOutput));

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isValid || update.isPending) return;

    update.mutate({
      modelId: model.id,
      displayName: displayName.trim(),
      upstreamName: upstreamName.trim() || null,
      contextWindow: Number(contextWindow),
      ...(writes ? { maxOutputTokens: Number(maxOutput) } : {}),
    });
  };

  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent
        title={t("editTitle", { name: model.displayName })}
        description={null}
        closeLabel={common("close")}
      >
        <form onSubmit={submit} className="grid gap-4">
          {update.error ? <Alert tone="danger">{failureText(update.error)}</Alert> : null}
          <Field label={t("displayName")}>
            {(control) => (
              <Input
                {...control}
                maxLength={200}
                value={displayName}
                onChange={(event) => setDisplayName(event.target.value)}
              />
            )}
          </Field>
          <Field
            label={t("upstreamName")}
            aside={common("optional")}
            hint={t("upstreamHint", { name: model.name })}
          >
            {(control) => (
              <Input
                {...control}
                maxLength={200}
                placeholder={model.name}
                value={upstreamName}
                onChange={(event) => setUpstreamName(event.target.value)}
              />
            )}
          </Field>
          <div className="grid gap-4 md:grid-cols-2">
            <Field label={t("contextWindow")}>
              {(control) => (
                <Input
                  {...control}
                  inputMode="numeric"
                  value={contextWindow}
                  aria-invalid={!isWhole(contextWindow)}
                  onChange={(event) => setContextWindow(event.target.value)}
                />
              )}
            </Field>
            {writes ? (
              <Field label={t("maxOutput")}>
                {(control) => (
                  <Input
                    {...control}
                    inputMode="numeric"
                    value={maxOutput}
                    aria-invalid={!isWhole(maxOutput)}
                    onChange={(event) => setMaxOutput(event.target.value)}
                  />
                )}
              </Field>
            ) : null}
          </div>
          <DialogActions>
            <Button variant="outline" onClick={onClose}>
              {common("cancel")}
            </Button>
            <Button type="submit" disabled={!isValid || update.isPending}>
              {common("save")}
            </Button>
          </DialogActions>
        </form>
      </DialogContent>
    </Dialog>
  );
}
