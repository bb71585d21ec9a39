import type { Provider } from "@claw/contract";
import { type ProviderPreset, providerKinds, providerPresets } from "@claw/contract/provider-presets";

type Kind = Provider["kind"];

/** A provider as it is typed. */
export type ProviderDraft = { kind: Kind; name: string; baseUrl: string; apiKey: string };

/** The vendors first that one meets most here. */
export const kindsInOrder: readonly Kind[] = [
  ...providerKinds.filter((kind) => kind !== "openai" && kind !== "ollama" && kind !== "other"),
  "openai",
  "ollama",
  "other",
];

export function draftOfKind(kind: Kind): ProviderDraft {
  const { name, baseUrl } = providerPresets[kind];

  return { kind, name, baseUrl, apiKey: "" };
}

/** Another vendor: what was the former preset's becomes the new one's, what was typed stays. */
export function chooseKind(draft: ProviderDraft, kind: Kind): ProviderDraft {
  const before: ProviderPreset = providerPresets[draft.kind];
  const after = providerPresets[kind];

  return {
    ...draft,
    kind,
    name: draft.name === before.name ? after.name : draft.name,
    baseUrl: draft.baseUrl === before.baseUrl ? after.baseUrl : draft.baseUrl,
  };
}

export function isProviderName(name: string): boolean {
  return name.length <= 50 && /^[\p{L}\p{N}]+([ ._-][\p{L}\p{N}]+)*$/u.test(name);
}

export function isProviderUrl(text: string): boolean {
  const url = URL.parse(text);

  return (
    url !== null &&
    /^https?:$/.test(url.protocol) &&
    !url.username &&
    !url.password &&
    !url.search &&
    !url.hash &&
    /^https?:\/\//.test(text)
  );
}

export function isProviderKey(key: string): boolean {
  return key === "" || /^[\x21-\x7e]{1,500}$/.test(key);
}

/** A stored key is not sent to another server: it has to be typed again. */
export function needsKeyAgain(provider: Provider, { baseUrl, apiKey }: ProviderDraft): boolean {
  const before = URL.parse(provider.baseUrl)?.origin;

  return provider.hasKey && apiKey === "" && URL.parse(baseUrl)?.origin !== before;
}
