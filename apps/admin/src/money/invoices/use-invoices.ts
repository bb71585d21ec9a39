import { trpc } from "../../api/trpc.ts";
import { usePages } from "../../page/use-pages.ts";
import { freshMs } from "../frame/use-refresh.ts";
import type { InvoicesSearch } from "../money-search.ts";

/** Everybody's invoices; those whose 发票 is to be issued in the order in which it was asked for. */
export function useInvoices({ q, show, status }: InvoicesSearch) {
  const { client } = trpc.useUtils();
  const input = {
    ...(q ? { query: q } : {}),
    ...(status ? { paymentStatus: status } : {}),
    ...(show === "fapiao" ? { fapiaoStatus: "requested" as const, sort: "fapiao" as const } : {}),
  };

  return usePages(
    ["money", "invoices", input],
    (skip) => client.admin.money.invoices.query({ ...input, skip, limit: 50 }),
    freshMs,
  );
}

/** One invoice, as it is now. */
export function useInvoice(invoiceId: string) {
  const { client } = trpc.useUtils();

  return usePages(
    ["money", "invoice", invoiceId],
    async () => {
      const page = await client.admin.money.invoices.query({ query: invoiceId, limit: 100 });
      const items = page.items.filter(({ id }) => id === invoiceId);

      return { ...page, items, total: items.length };
    },
    freshMs,
  );
}
