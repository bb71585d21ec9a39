import type { BillingParty, Invoice } from "@claw/contract";
import { Table, TableCell, TableHead } from "@claw/ui";
import { useFormat } from "@claw/ui/format";
import { useTranslations } from "use-intl";

function Party({ label, party }: { label: string; party: BillingParty }) {
  const t = useTranslations("billing.invoice");
  const { name, taxNumber, address, email } = party;

  return (
    <div className="grid content-start gap-0.5 text-sm">
      <h3 className="text-muted-foreground text-xs">{label}</h3>
      <p className="font-medium wrap-anywhere">{name}</p>
      {taxNumber ? (
        <p className="text-muted-foreground tabular-nums">{t("taxNumber", { number: taxNumber })}</p>
      ) : null}
      {address ? <p className="text-muted-foreground wrap-anywhere">{address}</p> : null}
      {email ? <p className="text-muted-foreground wrap-anywhere">{email}</p> : null}
    </div>
  );
}

/** What the bill says, as it was issued. */
export function InvoiceDocument({ invoice }: { invoice: Invoice }) {
  const t = useTranslations("billing.invoice");
  const format = useFormat();
  const { seller, customer, lines, total, issuedAt, dueAt, paidAt } = invoice;
  const dates = [
    t("issuedAt", { date: format.date(issuedAt) }),
    ...(dueAt === null || paidAt !== null ? [] : [t("dueAt", { date: format.date(dueAt) })]),
    ...(paidAt === null ? [] : [t("paidAt", { date: format.date(paidAt) })]),
  ];

  return (
    <section aria-label={t("document")} className="grid grid-cols-1 gap-5">
      <p className="flex flex-wrap gap-x-6 gap-y-1 text-muted-foreground text-sm">
        {dates.map((date) => (
          <span key={date}>{date}</span>
        ))}
      </p>
      <div className="grid gap-5 sm:grid-cols-2">
        <Party label={t("seller")} party={seller} />
        <Party label={t("customer")} party={customer} />
      </div>
      <Table label={t("lines")}>
        <thead>
          <tr>
            <TableHead>{t("description")}</TableHead>
            <TableHead className="text-end max-sm:hidden">{t("quantity")}</TableHead>
            <TableHead className="text-end max-sm:hidden">{t("unitAmount")}</TableHead>
            <TableHead className="text-end">{t("amount")}</TableHead>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={JSON.stringify(line)}>
              <TableCell>
                <span data-written>{line.description}</span>
                <span className="block text-muted-foreground text-xs sm:hidden">
                  {format.count(line.quantity)} × {format.money(line.unitAmount)}
                </span>
              </TableCell>
              <TableCell className="text-end max-sm:hidden">{format.count(line.quantity)}</TableCell>
              <TableCell className="whitespace-nowrap text-end max-sm:hidden">
                {format.money(line.unitAmount)}
              </TableCell>
              <TableCell className="whitespace-nowrap text-end">{format.money(line.amount)}</TableCell>
            </tr>
          ))}
          <tr>
            <th scope="row" className="border-t px-3 py-2 text-start font-medium">
              {t("total")}
            </th>
            <TableCell colSpan={2} className="max-sm:hidden" />
            <TableCell className="whitespace-nowrap text-end font-semibold">{format.money(total)}</TableCell>
          </tr>
        </tbody>
      </Table>
    </section>
  );
}
