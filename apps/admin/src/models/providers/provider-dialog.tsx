import { toFailure } from "@claw/client/browser";
import type { Provider } from "@claw/contract";
import { Alert, Button, Dialog, DialogActions, DialogContent } from "@claw/ui";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../../api/trpc.ts";
import { useFailureText } from "../../api/use-failure-text.ts";
import { useApp } from "../../app/app-context.ts";
import {
  draftOfKind,
  isProviderKey,
  isProviderName,
  isProviderUrl,
  needsKeyAgain,
  type ProviderDraft,
} from "./provider-draft.ts";
import { ProviderFields } from "./provider-fields.tsx";
import { TestResult } from "./test-result.tsx";

export type ProviderDialogProps = {
  /** Null: another one is connected. */
  provider: Provider | null;
  onClose: () => void;
  onSaved?: (provider: Provider) => void;
};

/** Connects a provider or changes one. What is typed can be tested before it counts. */
export function ProviderDialog({ provider, onClose, onSaved }: ProviderDialogProps) {
  const t = useTranslations("models.providers");
  const common = useTranslations("common");
  const { notices } = useApp();
  const failureText = useFailureText();
  const utils = trpc.useUtils();
  const [draft, setDraft] = useState<ProviderDraft>(() =>
    provider ? { ...provider, apiKey: "" } : draftOfKind("zhipu"),
  );
  const onSuccess = async (saved: Provider) => {
    await utils.admin.invalidate();
    notices.tell(t(provider ? "saved" : "added", { name: saved.name }));
    onClose();
    onSaved?.(saved);
  };
  const create = trpc.admin.providers.create.useMutation({ onSuccess });
  const update = trpc.admin.providers.update.useMutation({ onSuccess });
  const test = trpc.admin.providers.test.useMutation();

  const { kind, name, baseUrl, apiKey } = draft;
  const isUsable = isProviderUrl(baseUrl) && isProviderKey(apiKey);
  const isReady = isUsable && (provider ? !needsKeyAgain(provider, draft) : isProviderName(name));
  const isBusy = create.isPending || update.isPending;
  const failure = create.error ?? update.error;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isReady || isBusy) return;

    if (!provider) return create.mutate({ kind, name, baseUrl, apiKey: apiKey || null });

    const { id, version } = provider;
    if (id === null) return undefined;
    return update.mutate({
      providerId: id,
      expectedVersion: version,
      kind,
      baseUrl,
      ...(apiKey === "" ? {} : { apiKey }),
    });
  };

  /** A stored key is tested at the stored address; what is typed, as it is typed. */
  const isAsStored = provider?.id && apiKey === "" && baseUrl === provider.baseUrl;
  const runTest = () =>
    test.mutate(isAsStored ? { providerId: provider.id ?? "" } : { baseUrl, apiKey: apiKey || null });

  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent
        title={provider ? t("editTitle", { name: provider.name }) : t("add")}
        description={t(provider ? "editHint" : "addHint")}
        closeLabel={common("close")}
      >
        <form onSubmit={submit} className="grid gap-4">
          {failure ? (
            <Alert tone="danger">
              {toFailure(failure).reason === "CONFLICT" && !provider ? t("nameTaken") : failureText(failure)}
            </Alert>
          ) : null}
          <ProviderFields
            draft={draft}
            provider={provider}
            refused={failure ? toFailure(failure).fields : []}
            onChange={(next) => {
              setDraft(next);
              test.reset();
              create.reset();
              update.reset();
            }}
          />
          {test.data ? <TestResult result={test.data} /> : null}
          {test.error ? <Alert tone="danger">{failureText(test.error)}</Alert> : null}
          <DialogActions>
            <Button
              variant="outline"
              className="mr-auto"
              disabled={!isUsable || test.isPending}
              onClick={runTest}
            >
              {t(test.isPending ? "testing" : "test")}
            </Button>
            <Button variant="outline" onClick={onClose}>
              {common("cancel")}
            </Button>
            <Button type="submit" disabled={!isReady || isBusy}>
              {common("save")}
            </Button>
          </DialogActions>
        </form>
      </DialogContent>
    </Dialog>
  );
}
