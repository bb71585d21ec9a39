import { trpc } from "../../api/trpc.ts";
import { usePages } from "../../page/use-pages.ts";
import { freshMs } from "../frame/use-refresh.ts";
import type { PaymentsSearch } from "../money-search.ts";

/** Everybody's payments as an address asks for them. */
export function usePayments({ q, sort, dir, status, provider, method, from, to }: PaymentsSearch) {
  const { client } = trpc.useUtils();
  const input = {
    ...(q ? { query: q } : {}),
    ...(status ? { statuses: [status] } : {}),
    ...(provider ? { provider } : {}),
    ...(method ? { method } : {}),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    sort: sort ?? ("waitingFirst" as const),
    direction: dir ?? ("desc" as const),
  };

  return usePages(
    ["money", "payments", input],
    (skip) => client.admin.money.payments.query({ ...input, skip, limit: 50 }),
    freshMs,
  );
}

/** One payment, as it is now. */
export function usePayment(paymentId: string) {
  const { client } = trpc.useUtils();

  return usePages(
    ["money", "payment", paymentId],
    async () => {
      const page = await client.admin.money.payments.query({ query: paymentId, limit: 100 });
      const items = page.items.filter(({ id }) => id === paymentId);

      return { ...page, items, total: items.length };
    },
    freshMs,
  );
}
