import { toFailure } from "@claw/client/browser";
import type { Invoice } from "@claw/contract";
import { Button, Skeleton } from "@claw/ui";
import { useDocumentTitle } from "@claw/ui/document-title";
import { getRouteApi, Link } from "@tanstack/react-router";
import { ArrowLeft } from "lucide-react";
import { useTranslations } from "use-intl";
import { trpc } from "../../api/trpc.ts";
import { LoadFailure } from "../../knowledge/load-failure.tsx";
import { BillingGone } from "../billing-gone.tsx";
import { FapiaoPanel } from "./fapiao-panel.tsx";
import { InvoiceBadge } from "./invoice-badge.tsx";
import { InvoiceDocument } from "./invoice-document.tsx";
import { PayInvoiceForm } from "./pay-invoice-form.tsx";
import { PdfButton } from "./pdf-button.tsx";

const route = getRouteApi("/shell/billing/invoices/$invoiceId");

function InvoiceView({ invoice }: { invoice: Invoice }) {
  const isOpen = invoice.status === "issued" && invoice.paymentStatus === "open";

  return (
    <div className="grid max-w-3xl grid-cols-1 gap-7">
      <div className="flex flex-wrap items-center gap-3">
        <h2 className="font-semibold text-lg tabular-nums">{invoice.number}</h2>
        <InvoiceBadge invoice={invoice} />
        <span className="ms-auto">
          <PdfButton invoiceId={invoice.id} />
        </span>
      </div>
      {isOpen ? <PayInvoiceForm invoice={invoice} /> : null}
      <InvoiceDocument invoice={invoice} />
      <FapiaoPanel invoice={invoice} />
    </div>
  );
}

/** One bill: what it says, its payment, and its 发票. */
export function InvoicePage() {
  const t = useTranslations("billing");
  const { invoiceId } = route.useParams();
  const invoice = trpc.billing.getInvoice.useQuery({ invoiceId }, { staleTime: 0 });
  useDocumentTitle(invoice.data?.number ?? t("section.invoices"));
  if (invoice.isError && !invoice.data) {
    const { reason } = toFailure(invoice.error);
    if (reason === "NOT_FOUND" || reason === "INVALID_INPUT") return <BillingGone what="invoice" />;
  }

  return (
    <div className="grid grid-cols-1 gap-5">
      <Button asChild variant="ghost" size="sm" className="-ms-2.5 justify-self-start text-muted-foreground">
        <Link to="/billing/invoices">
          <ArrowLeft />
          {t("invoices.back")}
        </Link>
      </Button>
      {invoice.data ? <InvoiceView key={invoiceId} invoice={invoice.data} /> : null}
      {invoice.isPending ? <Skeleton className="h-80 max-w-3xl" /> : null}
      {invoice.isError && !invoice.data ? (
        <LoadFailure error={invoice.error} onRetry={() => void invoice.refetch()} />
      ) : null}
    </div>
  );
}
