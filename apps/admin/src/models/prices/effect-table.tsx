import type { PricePreview } from "@claw/contract";
import { Table, TableCell, TableHead } from "@claw/ui";
import { useFormat } from "@claw/ui/format";
import { useTranslations } from "use-intl";

/** What was charged and what would have been, in all and by tier. */
export function EffectTable({ preview: { total, tiers } }: { preview: PricePreview }) {
  const t = useTranslations("models.price");
  const tier = useTranslations("models.tier");
  const format = useFormat();
  const rows = [
    ...tiers.map((effect) => ({ name: tier(effect.tier), isTotal: false, ...effect })),
    { name: t("total"), isTotal: true, ...total },
  ];

  return (
    <>
      <Table label={t("preview")}>
        <thead>
          <tr>
            <TableHead>{t("plan")}</TableHead>
            {(["calls", "charged", "proposed", "difference"] as const).map((column) => (
              <TableHead key={column} className="text-end">
                {t(column)}
              </TableHead>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, isTotal, calls, cost, proposed, difference }) => (
            <tr key={name} className={isTotal ? "font-medium" : undefined}>
              <TableCell className="whitespace-nowrap">{name}</TableCell>
              <TableCell className="text-end">{format.count(calls)}</TableCell>
              <TableCell className="whitespace-nowrap text-end">{format.money(cost)}</TableCell>
              <TableCell className="whitespace-nowrap text-end">{format.money(proposed)}</TableCell>
              <TableCell className="whitespace-nowrap text-end">{signed(difference, format.money)}</TableCell>
            </tr>
          ))}
        </tbody>
      </Table>
      <p className="text-muted-foreground text-xs">{t("byTier")}</p>
    </>
  );
}

function signed(yuan: string, money: (yuan: string) => string): string {
  return /^-|^0*\.?0*$/.test(yuan) ? money(yuan) : `+${money(yuan)}`;
}
