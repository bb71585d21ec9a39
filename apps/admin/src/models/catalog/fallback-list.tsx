import type { CatalogModel } from "@claw/contract";
import { Button, Select, SelectContent, SelectItem, SelectTrigger } from "@claw/ui";
import { ArrowDown, ArrowUp, X } from "lucide-react";
import { useTranslations } from "use-intl";
import { moved } from "../moved.ts";
import { PanelPart } from "./panel-part.tsx";

/** As many as the server takes. */
const most = 5;

export type FallbackListProps = {
  model: CatalogModel;
  models: readonly CatalogModel[];
  isBusy: boolean;
  onChange: (changes: { fallbackIds: string[] }) => void;
};

/** The models that answer in this one's place, in their order. */
export function FallbackList({ model, models, isBusy, onChange }: FallbackListProps) {
  const t = useTranslations("models.detail");
  const chosen = model.fallbacks.flatMap((name) => models.find((one) => one.name === name) ?? []);
  const others = models.filter(
    ({ id, kind, enabled }) =>
      kind === "chat" && enabled && id !== model.id && !chosen.some((one) => one.id === id),
  );
  const change = (next: readonly CatalogModel[]) => onChange({ fallbackIds: next.map(({ id }) => id) });

  return (
    <PanelPart title={t("fallbacks")}>
      <p className="text-muted-foreground text-xs leading-5">{t("fallbacksHint")}</p>
      {chosen.length === 0 ? <p className="text-sm">{t("fallbackNone")}</p> : null}
      <ol className="grid gap-1">
        {chosen.map((fallback, at) => (
          <li key={fallback.id} className="flex items-center gap-1 rounded-md border py-1 pr-1 pl-3 text-sm">
            <span className="w-4 text-muted-foreground tabular-nums">{at + 1}</span>
            <span data-written className="min-w-0 flex-1 truncate">
              {fallback.displayName} <span className="text-muted-foreground">{fallback.provider}</span>
            </span>
            <Button
              variant="ghost"
              size="icon-sm"
              aria-label={t("up", { name: fallback.displayName })}
              disabled={isBusy || at === 0}
              onClick={() => change(moved(chosen, at, at - 1))}
            >
              <ArrowUp />
            </Button>
            <Button
              variant="ghost"
              size="icon-sm"
              aria-label={t("down", { name: fallback.displayName })}
              disabled={isBusy || at === chosen.length - 1}
              onClick={() => change(moved(chosen, at, at + 1))}
            >
              <ArrowDown />
            </Button>
            <Button
              variant="ghost"
              size="icon-sm"
              aria-label={t("fallbackRemove", { name: fallback.displayName })}
              disabled={isBusy}
              onClick={() => change(chosen.filter((one) => one !== fallback))}
            >
              <X />
            </Button>
          </li>
        ))}
      </ol>
      {chosen.length < most && others.length > 0 ? (
        <Select
          value=""
          disabled={isBusy}
          onValueChange={(id) => change([...chosen, ...others.filter((one) => one.id === id)])}
        >
          <SelectTrigger aria-label={t("fallbackAdd")} className="h-8 text-sm pointer-coarse:h-10">
            <span className="text-muted-foreground">{t("fallbackAdd")}</span>
          </SelectTrigger>
          <SelectContent>
            {others.map((other) => (
              <SelectItem key={other.id} value={other.id}>
                {other.displayName} · {other.provider}
              </SelectItem>
            ))}
          </SelectContent>
        </Select>
      ) : null}
    </PanelPart>
  );
}
