import type { UsageSums } from "@claw/contract";
import { useFormat } from "@claw/ui/format";
import { useTranslations } from "use-intl";
import { BillingSection } from "../billing-section.tsx";

const kinds = [
  { key: "fresh", of: (sums: UsageSums) => sums.freshTokens },
  { key: "cached", of: (sums: UsageSums) => sums.cachedTokens },
  { key: "cacheWrite", of: (sums: UsageSums) => sums.cacheWriteTokens },
  { key: "output", of: (sums: UsageSums) => sums.outputTokens },
  { key: "reasoning", of: (sums: UsageSums) => sums.reasoningTokens },
] as const;

/** Tokens by how they are priced: one line in parts, and each part in figures. */
export function TokenKinds({ total }: { total: UsageSums }) {
  const t = useTranslations("billing.usage");
  const format = useFormat();
  if (total.totalTokens === 0) return null;

  return (
    <BillingSection title={t("kindsTitle")} hint={t("kindsHint")}>
      <div aria-hidden="true" className="flex h-2 gap-px overflow-hidden rounded-full">
        {kinds.map(({ key, of }, index) =>
          of(total) === 0 ? null : (
            <span
              key={key}
              style={{
                backgroundColor: `var(--chart-${index + 1})`,
                flexGrow: of(total),
                minWidth: 2,
              }}
            />
          ),
        )}
      </div>
      <dl className="grid grid-cols-2 gap-x-6 gap-y-3 sm:grid-cols-5">
        {kinds.map(({ key, of }, index) => (
          <div key={key} className="grid content-start gap-0.5">
            <dt className="flex items-center gap-1.5 text-muted-foreground text-xs">
              <span
                aria-hidden="true"
                className="size-2.5 rounded-[3px]"
                style={{ backgroundColor: `var(--chart-${index + 1})` }}
              />
              {t(`kinds.${key}`)}
            </dt>
            <dd className="tabular-nums">{format.count(of(total))}</dd>
          </div>
        ))}
      </dl>
    </BillingSection>
  );
}
