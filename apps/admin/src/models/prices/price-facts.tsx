import type { ModelKind, Prices } from "@claw/contract";
import { useFormat } from "@claw/ui/format";
import { useTranslations } from "use-intl";
import { Fact, Facts } from "../../page/facts.tsx";

/** What a model costs: input, output where it writes, and what differs from them. */
export function PriceFacts({ kind: modelKind, prices }: { kind: ModelKind; prices: Prices }) {
  const t = useTranslations("models.price");
  const format = useFormat();
  const shown = [
    "input",
    modelKind === "chat" ? "output" : null,
    prices.cached === prices.input ? null : "cached",
    prices.cacheWrite === prices.input ? null : "cacheWrite",
    prices.reasoning === prices.output ? null : "reasoning",
    /^0\.0+$/.test(prices.perRequest) ? null : "perRequest",
  ] as const;

  return (
    <Facts>
      {shown.map((kind) =>
        kind === null ? null : (
          <Fact key={kind} name={t(kind)}>
            {format.money(prices[kind])}
          </Fact>
        ),
      )}
    </Facts>
  );
}
