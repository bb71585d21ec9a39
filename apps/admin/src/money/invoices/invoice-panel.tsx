import type { MoneyInvoice } from "@claw/contract";
import { Badge } from "@claw/ui";
import { useFormat } from "@claw/ui/format";
import { useTranslations } from "use-intl";
import { Fact, Facts } from "../../page/facts.tsx";
import { SidePanel } from "../../page/side-panel.tsx";
import { NotThere } from "../frame/not-there.tsx";
import { FapiaoDesk } from "./fapiao-desk.tsx";
import { paymentTones } from "./invoice-columns.tsx";
import { PdfButton } from "./pdf-button.tsx";
import { useInvoice } from "./use-invoices.ts";

type InvoicePanelProps = { invoiceId: string; onClose: () => void };

/** One invoice with its lines, its PDF and its 发票. */
export function InvoicePanel({ invoiceId, onClose }: InvoicePanelProps) {
  const t = useTranslations("money");
  const found = useInvoice(invoiceId);
  const invoice = found.rows?.[0];

  return (
    <SidePanel title={invoice?.number ?? t("invoices.number")} onClose={onClose}>
      {invoice ? <InvoiceDetails invoice={invoice} /> : <NotThere pages={found} />}
    </SidePanel>
  );
}

function InvoiceDetails({ invoice }: { invoice: MoneyInvoice }) {
  const t = useTranslations("money.invoices");
  const format = useFormat();
  const { customer, total, paymentStatus, status, lines, issuedAt, dueAt, paidAt, fapiao } = invoice;

  return (
    <div className="grid gap-5">
      <div className="flex flex-wrap items-center gap-2">
        <Badge tone={paymentTones[paymentStatus]}>{t(`statuses.${paymentStatus}`)}</Badge>
        {status === "void" ? <Badge tone="danger">{t("void")}</Badge> : null}
        <PdfButton invoiceId={invoice.id} />
      </div>
      <Facts>
        <Fact name={t("customer")}>
          <span data-written="">{customer.name}</span>
        </Fact>
        {customer.taxNumber ? <Fact name={t("taxNumber")}>{customer.taxNumber}</Fact> : null}
        <Fact name={t("amount")}>{format.money(total)}</Fact>
        <Fact name={t("issued")}>{format.moment(issuedAt)}</Fact>
        {dueAt ? <Fact name={t("due")}>{format.moment(dueAt)}</Fact> : null}
        {paidAt ? <Fact name={t("paidAt")}>{format.moment(paidAt)}</Fact> : null}
      </Facts>
      <section aria-label={t("lines")} className="grid gap-2">
        <h3 className="font-medium text-sm">{t("lines")}</h3>
        <ul className="grid gap-1.5 text-sm">
          {lines.map(({ description, amount }) => (
            <li key={`${description} ${amount}`} className="flex justify-between gap-4">
              <span className="min-w-0 wrap-anywhere" data-written="">
                {description}
              </span>
              <span className="tabular-nums">{format.money(amount)}</span>
            </li>
          ))}
        </ul>
      </section>
      {fapiao ? <FapiaoDesk invoiceId={invoice.id} fapiao={fapiao} /> : null}
    </div>
  );
}
