import type { Provider } from "@claw/contract";
import { providerPresets } from "@claw/contract/provider-presets";
import { Field, Input, Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@claw/ui";
import { useTranslations } from "use-intl";
import {
  chooseKind,
  isProviderKey,
  isProviderName,
  isProviderUrl,
  kindsInOrder,
  needsKeyAgain,
  type ProviderDraft,
} from "./provider-draft.ts";

export type ProviderFieldsProps = {
  draft: ProviderDraft;
  /** Null for one that is being connected. */
  provider: Provider | null;
  /** What the server refused. */
  refused: readonly string[];
  onChange: (draft: ProviderDraft) => void;
};

export function ProviderFields({ draft, provider, refused, onChange }: ProviderFieldsProps) {
  const t = useTranslations("models.providers");
  const common = useTranslations("common");
  const isUrlWrong = (draft.baseUrl !== "" && !isProviderUrl(draft.baseUrl)) || refused.includes("baseUrl");
  const isKeyNeeded = provider ? needsKeyAgain(provider, draft) : providerPresets[draft.kind].wantsKey;
  const keyHint = provider?.hasKey
    ? provider.keyHint
      ? t("keyKept", { hint: provider.keyHint })
      : t("keyKeptShort")
    : t("keyHint");

  return (
    <>
      <Field label={t("kindLabel")}>
        {(control) => (
          <Select
            value={draft.kind}
            onValueChange={(chosen) => {
              const kind = kindsInOrder.find((one) => one === chosen);
              if (kind) onChange(provider ? { ...draft, kind } : chooseKind(draft, kind));
            }}
          >
            <SelectTrigger {...control}>
              <SelectValue />
            </SelectTrigger>
            <SelectContent>
              {kindsInOrder.map((kind) => (
                <SelectItem key={kind} value={kind}>
                  {t(`kind.${kind}`)}
                </SelectItem>
              ))}
            </SelectContent>
          </Select>
        )}
      </Field>
      {provider ? null : (
        <Field
          label={t("name")}
          hint={t("nameHint")}
          problem={draft.name !== "" && !isProviderName(draft.name) ? t("nameInvalid") : undefined}
        >
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
              maxLength={50}
              value={draft.name}
              onChange={(event) => onChange({ ...draft, name: event.target.value })}
            />
          )}
        </Field>
      )}
      <Field
        label={t("baseUrl")}
        hint={t("baseUrlHint")}
        problem={isUrlWrong ? t("baseUrlInvalid") : undefined}
      >
        {(control) => (
          <Input
            {...control}
            type="url"
            autoComplete="off"
            spellCheck={false}
            value={draft.baseUrl}
            onChange={(event) => onChange({ ...draft, baseUrl: event.target.value.trim() })}
          />
        )}
      </Field>
      <Field
        label={t("key")}
        aside={isKeyNeeded ? undefined : common("optional")}
        hint={keyHint}
        problem={
          isProviderKey(draft.apiKey)
            ? provider && isKeyNeeded
              ? t("keyAgain")
              : undefined
            : t("keyInvalid")
        }
      >
        {(control) => (
          <Input
            {...control}
            // No password manager is to keep it, and nobody who looks over a shoulder is to read it.
            type="password"
            autoComplete="new-password"
            spellCheck={false}
            value={draft.apiKey}
            onChange={(event) => onChange({ ...draft, apiKey: event.target.value.trim() })}
          />
        )}
      </Field>
    </>
  );
}
