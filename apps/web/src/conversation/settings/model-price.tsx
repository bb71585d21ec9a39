import type { Model } from "@claw/contract";
import { isZero, perThousand, useFormat } from "@claw/ui/format";
import { useTranslations } from "use-intl";

/** What a thousand tokens cost. */
export function ModelPrice({ model }: { model: Model }) {
  const t = useTranslations("empty");
  const format = useFormat();
  const { input, output } = model.prices;
  if (isZero(input) && isZero(output)) return t("free");

  return t("price", { input: format.money(perThousand(input)), output: format.money(perThousand(output)) });
}
