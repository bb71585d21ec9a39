import type { Model } from "@claw/contract";
import { useMemo } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../../api/trpc.ts";

/** The models of this installation, the default one first. What we built in is called in the language in use. */
export function useModels(): Model[] {
  const t = useTranslations("conversation");
  const { data } = trpc.model.list.useQuery(undefined, { staleTime: 5 * 60_000 });

  return useMemo(
    () =>
      (data ?? []).map((model) =>
        model.provider === "offline" ? { ...model, displayName: t("offlineAssistant") } : model,
      ),
    [data, t],
  );
}

/** The models that can answer here, and the one that is chosen already. */
export function useModelChoices(chosen: string | null): Model[] {
  return useModels().filter(({ isAvailable, name }) => isAvailable || name === chosen);
}

/** How a model is called for people; its own name where it is not in the catalog any more. */
export function useModelName(): (name: string) => string {
  const models = useModels();

  return (name) => models.find((model) => model.name === name)?.displayName ?? name;
}

/** The model that answers where the conversation names this one, or none. */
export function useAnsweringModel(name: string | null): Model | null {
  const models = useModels();

  return models.find((model) => (name === null ? model.isDefault : model.name === name)) ?? null;
}
