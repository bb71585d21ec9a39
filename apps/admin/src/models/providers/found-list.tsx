import type { FoundModel, ModelKind } from "@claw/contract";
import { Input } from "@claw/ui";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { guessKind } from "./guess-kind.ts";
import { KindChoice } from "./kind-choice.tsx";

/** As the provider calls it, and what it is for. */
export type ChosenModel = { name: string; kind: ModelKind };

/** A list that one can look over has no need to be searched. */
const searchedFrom = 12;

export type FoundListProps = {
  items: readonly FoundModel[];
  provider: string;
  chosen: readonly ChosenModel[];
  onChoose: (models: readonly ChosenModel[]) => void;
};

/** Models as the provider lists them; those that the catalog has from it already cannot be chosen. */
export function FoundList({ items, provider, chosen, onChoose }: FoundListProps) {
  const t = useTranslations("models.providers");
  const [query, setQuery] = useState("");
  if (items.length === 0) return <p className="text-muted-foreground text-sm">{t("fetchNone")}</p>;

  const shown = items.filter(({ name }) => name.toLowerCase().includes(query.trim().toLowerCase()));
  const others = (name: string) => chosen.filter((one) => one.name !== name);

  return (
    <div className="grid min-w-0 gap-2">
      {items.length < searchedFrom ? null : (
        <Input
          type="search"
          className="h-9 text-sm"
          aria-label={t("fetchSearch")}
          placeholder={t("fetchSearch")}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
      )}
      <ul className="quiet-scroll grid max-h-60 grid-cols-1 content-start overflow-y-auto rounded-lg border py-1">
        {shown.map(({ name, known }) => {
          const isOwn = known?.provider === provider;
          const picked = chosen.find((one) => one.name === name);

          return (
            <li key={name} className="flex items-center gap-2 pr-3 hover:bg-accent/60">
              <label className="flex min-h-9 min-w-0 flex-1 cursor-pointer items-center gap-2 py-1 pl-3 text-sm">
                <input
                  type="checkbox"
                  className="size-4 shrink-0 accent-primary"
                  checked={isOwn || picked !== undefined}
                  disabled={isOwn}
                  onChange={() =>
                    onChoose(picked ? others(name) : [...chosen, { name, kind: guessKind(name) }])
                  }
                />
                <span className="min-w-0 flex-1">
                  <span data-written className="block truncate">
                    {name}
                  </span>
                  {known ? (
                    <span className="block truncate text-muted-foreground text-xs">
                      {isOwn ? t("known") : t("knownElsewhere", { provider: known.provider })}
                    </span>
                  ) : null}
                </span>
              </label>
              {picked ? (
                <KindChoice
                  {...picked}
                  onChange={(kind) => onChoose(chosen.map((one) => (one === picked ? { name, kind } : one)))}
                />
              ) : null}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
