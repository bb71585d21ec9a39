import type { CatalogModel } from "@claw/contract";
import { Button, Switch } from "@claw/ui";
import { useFormat } from "@claw/ui/format";
import { Pencil } from "lucide-react";
import { useId, useState } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../../api/trpc.ts";
import { Fact, Facts } from "../../page/facts.tsx";
import { SidePanel } from "../../page/side-panel.tsx";
import { PriceSection } from "../prices/price-section.tsx";
import { FallbackList } from "./fallback-list.tsx";
import { ModelDialog } from "./model-dialog.tsx";
import { PanelPart } from "./panel-part.tsx";
import { TierChoice } from "./tier-choice.tsx";
import { useModelUpdate } from "./use-model-update.ts";

export type ModelPanelProps = {
  model: CatalogModel;
  /** All of the catalog: fallbacks are chosen among them. */
  models: readonly CatalogModel[];
  onClose: () => void;
};

/** What can be said about one model, each change at once. */
export function ModelPanel({ model, models, onClose }: ModelPanelProps) {
  const t = useTranslations("models.detail");
  const format = useFormat();
  const { update, isPending } = useModelUpdate(model.id);
  const [isEditing, setEditing] = useState(false);
  const switchId = useId();
  const { data: providers } = trpc.admin.providers.list.useQuery();
  const isConnected = providers?.some(({ name, source }) => name === model.provider && source === "database");
  const needsPrice = !model.enabled && model.usesDefaultPrice && isConnected === true;
  const offeredHint =
    model.kind !== "chat" ? "offerReaderHint" : model.isChosenDefault ? "defaultHint" : "offerHint";
  const isForEverybody = model.enabled && model.tiers.length === 3;

  return (
    <SidePanel title={model.displayName} onClose={onClose}>
      <div className="grid gap-6">
        <div className="flex items-start justify-between gap-3">
          <label htmlFor={switchId} className="grid gap-0.5">
            <span className="font-medium text-sm">{t("offer")}</span>
            <span className="text-muted-foreground text-xs leading-5">
              {t(needsPrice ? "needsPrice" : offeredHint)}
            </span>
          </label>
          <Switch
            id={switchId}
            checked={model.enabled}
            disabled={isPending || needsPrice || (model.enabled && model.isChosenDefault)}
            onCheckedChange={(enabled) => update({ enabled })}
          />
        </div>

        {model.kind === "chat" ? (
          <PanelPart title={t("tiers")}>
            <TierChoice
              tiers={model.tiers}
              isDisabled={isPending || model.isChosenDefault}
              onChange={(tiers) => update({ tiers })}
            />
          </PanelPart>
        ) : null}

        <PriceSection model={model} />

        {model.kind === "chat" ? (
          <>
            <FallbackList model={model} models={models} isBusy={isPending} onChange={update} />
            <PanelPart title={t("default")}>
              <div className="flex items-center justify-between gap-3">
                <p className="text-muted-foreground text-xs leading-5">
                  {t(model.isChosenDefault ? "isDefault" : "defaultHint")}
                </p>
                <Button
                  variant="outline"
                  size="sm"
                  disabled={isPending || (!model.isChosenDefault && !isForEverybody)}
                  onClick={() => update({ isDefault: !model.isChosenDefault })}
                >
                  {t(model.isChosenDefault ? "unmakeDefault" : "makeDefault")}
                </Button>
              </div>
            </PanelPart>
          </>
        ) : null}

        <PanelPart
          title={t("facts")}
          aside={
            <Button variant="ghost" size="sm" onClick={() => setEditing(true)}>
              <Pencil /> {t("edit")}
            </Button>
          }
        >
          <Facts>
            <Fact name={t("kind")}>{t(`kinds.${model.kind}`)}</Fact>
            <Fact name={t("provider")}>
              <span data-written>{model.provider}</span>
            </Fact>
            <Fact name={t("upstreamName")}>
              <span data-written>{model.upstreamName}</span>
            </Fact>
            <Fact name={t("contextWindow")}>{t("tokens", { count: format.count(model.contextWindow) })}</Fact>
            {model.kind === "chat" ? (
              <Fact name={t("maxOutput")}>{t("tokens", { count: format.count(model.maxOutputTokens) })}</Fact>
            ) : null}
          </Facts>
          {model.kind === "chat" ? null : (
            <p className="mt-2 text-muted-foreground text-xs leading-5">{t("readerHint")}</p>
          )}
        </PanelPart>
      </div>
      {isEditing ? <ModelDialog model={model} onClose={() => setEditing(false)} /> : null}
    </SidePanel>
  );
}
