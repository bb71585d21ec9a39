import type { ProviderCall } from "@claw/contract";
import { Badge } from "@claw/ui";
import { perThousand, useFormat } from "@claw/ui/format";
import { useTranslations } from "use-intl";
import { useModelName } from "../../conversation/settings/use-models.ts";
import { usePurposeName } from "../usage/use-purpose-name.ts";
import { pricedTokens, requestPrice } from "./priced-tokens.ts";

/** One call to a provider and how its cost comes about. */
export function CallCost({ call }: { call: ProviderCall }) {
  const t = useTranslations("billing");
  const format = useFormat();
  const modelName = useModelName();
  const purposeName = usePurposeName();
  const { purpose, model, cost, state, usageSource, usageAnomaly } = call;
  const perRequest = requestPrice(call);

  return (
    <li className="grid gap-1.5 text-sm">
      <div className="flex items-baseline justify-between gap-4">
        <span className="min-w-0">
          <span className="font-medium">{purposeName(purpose)}</span>
          <span className="text-muted-foreground wrap-anywhere"> · {modelName(model)}</span>
        </span>
        <span className="whitespace-nowrap font-medium tabular-nums">{format.money(cost)}</span>
      </div>
      <ul className="grid gap-0.5 text-muted-foreground text-xs tabular-nums">
        {pricedTokens(call).map(({ kind, tokens, price }) => (
          <li key={kind} className="flex justify-between gap-4">
            <span>
              {t(`usage.kinds.${kind}`)} {format.count(tokens)}
            </span>
            <span>{t("calls.perThousand", { price: format.money(perThousand(price)) })}</span>
          </li>
        ))}
        {perRequest === null ? null : (
          <li className="flex justify-between gap-4">
            <span>{t("calls.request")}</span>
            <span>{format.money(perRequest)}</span>
          </li>
        )}
      </ul>
      <div className="flex flex-wrap gap-1.5">
        {usageSource ? (
          <Badge tone={usageSource === "estimated" ? "warning" : "neutral"}>
            {t(`countedBy.${usageSource}`)}
          </Badge>
        ) : null}
        {state === "reserved" || state === "streaming" ? <Badge>{t("calls.underWay")}</Badge> : null}
        {state === "released" ? <Badge>{t("calls.released")}</Badge> : null}
      </div>
      {usageAnomaly ? (
        <p className="text-warning-text text-xs wrap-anywhere">
          {t("calls.anomaly", { what: usageAnomaly })}
        </p>
      ) : null}
    </li>
  );
}
