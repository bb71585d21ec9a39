import { Table, TableCell, TableHead } from "@claw/ui";
import { useFormat } from "@claw/ui/format";
import { Moment } from "@claw/ui/moment";
import { useTranslations } from "use-intl";
import { trpc } from "../../api/trpc.ts";
import { BillingSection } from "../billing-section.tsx";

/** What the balance is made of, in the order in which it is used up. */
export function LotTable() {
  const t = useTranslations("billing.overview");
  const format = useFormat();
  const { data } = trpc.billing.balance.useQuery(undefined, { staleTime: 0 });
  if (!data || data.lots.length === 0) return null;

  return (
    <BillingSection title={t("lots")} hint={t("lotsHint")}>
      <Table label={t("lots")}>
        <thead>
          <tr>
            <TableHead>{t("lotSource")}</TableHead>
            <TableHead className="text-end">{t("lotRemaining")}</TableHead>
            <TableHead className="text-end">{t("lotAmount")}</TableHead>
            <TableHead>{t("lotExpiry")}</TableHead>
            <TableHead className="max-sm:hidden">{t("lotCreated")}</TableHead>
          </tr>
        </thead>
        <tbody>
          {data.lots.map((lot) => (
            <tr key={lot.id}>
              <TableCell className="whitespace-nowrap">{t(`source.${lot.source}`)}</TableCell>
              <TableCell className="whitespace-nowrap text-end font-medium">
                {format.money(lot.remaining)}
              </TableCell>
              <TableCell className="whitespace-nowrap text-end text-muted-foreground">
                {format.money(lot.amount)}
              </TableCell>
              <TableCell className="whitespace-nowrap">
                {lot.expiresAt === null ? (
                  <span className="text-muted-foreground">{t("never")}</span>
                ) : (
                  <Moment instant={lot.expiresAt} />
                )}
              </TableCell>
              <TableCell className="whitespace-nowrap text-muted-foreground max-sm:hidden">
                <Moment instant={lot.createdAt} />
              </TableCell>
            </tr>
          ))}
        </tbody>
      </Table>
    </BillingSection>
  );
}
