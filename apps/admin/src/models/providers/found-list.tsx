import type { FoundModel } from "@claw/contract";
import { Input } from "@claw/ui";
import { useState } from "react";
import { useTranslations } from "use-intl";

/** A list that one can look over has no need to be searched. */
const searchedFrom = 12;

export type FoundListProps = {
  items: readonly FoundModel[];
  provider: string;
  chosen: readonly string[];
  onChoose: (names: readonly string[]) => void;
};

/** Models as the provider lists them; those that the catalog has from it already cannot be chosen. */
export function FoundList({ items, provider, chosen, onChoose }: FoundListProps) {
  const t = useTranslations("models.providers");
  const [query, setQuery] = useState("");
  if (items.length === 0) return <p className="text-muted-foreground text-sm">{t("fetchNone")}</p>;

  const shown = items.filter(({ name }) => name.toLowerCase().includes(query.trim().toLowerCase()));
  const toggle = (name: string) =>
    onChoose(chosen.includes(name) ? chosen.filter((one) => one !== name) : [...chosen, name]);

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
      <ul className="quiet-scroll grid max-h-60 content-start overflow-y-auto rounded-lg border py-1">
        {shown.map(({ name, known }) => {
          const isOwn = known?.provider === provider;

          return (
            <li key={name}>
              <label className="flex min-h-9 cursor-pointer items-center gap-2 px-3 py-1 text-sm hover:bg-accent/60">
                <input
                  type="checkbox"
                  className="size-4 shrink-0 accent-primary"
                  checked={isOwn || chosen.includes(name)}
                  disabled={isOwn}
                  onChange={() => toggle(name)}
                />
                <span data-written className="min-w-0 flex-1 truncate">
                  {name}
                </span>
                {known ? (
                  <span className="shrink-0 text-muted-foreground text-xs">
                    {isOwn ? t("known") : t("knownElsewhere", { provider: known.provider })}
                  </span>
                ) : null}
              </label>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
