import { type Admin, farDown, listOf, type Named, type Read } from "./read.ts";

export function moneyReads({ money }: Admin, named: Named): Read[] {
  const { payerId, paymentId, callId, transactionId } = named;
  const payments = (name: string, input: Parameters<typeof money.payments.query>[0]) =>
    listOf("payments")(name, () => money.payments.query(input));
  const refunds = (name: string, input: Parameters<typeof money.refunds.query>[0]) =>
    listOf("refunds")(name, () => money.refunds.query(input));
  const invoices = (name: string, input: Parameters<typeof money.invoices.query>[0]) =>
    listOf("invoices")(name, () => money.invoices.query(input));
  const adjustments = (name: string, input: Parameters<typeof money.adjustments.query>[0]) =>
    listOf("adjustments")(name, () => money.adjustments.query(input));
  const ledger = (name: string, input: Parameters<typeof money.ledger.query>[0]) =>
    listOf("ledger")(name, () => money.ledger.query(input));

  return [
    payments("first page, waiting first", {}),
    payments("those that wait", { statuses: ["submitted"], sort: "submittedAt", direction: "asc" }),
    payments("newest first", { sort: "createdAt" }),
    payments("by submission", { sort: "submittedAt" }),
    payments("largest first", { sort: "amount" }),
    payments("canceled ones", { statuses: ["canceled"] }),
    payments("canceled ones and those that wait, largest first", {
      statuses: ["canceled", "submitted"],
      sort: "amount",
    }),
    payments("a month", { from: dayBefore(150), to: dayBefore(120) }),
    farDown(payments("page 1000", { skip: 50_000 })),
    payments("part of a reference: 0002471", { query: "0002471" }),
    payments("a short part, which many have: 27", { query: "27" }),
    payments("an e-mail address: person-4711@", { query: "person-4711@" }),
    payments("part of an address: person-99", { query: "person-99" }),
    payments("a name that many have: 李雷", { query: "李雷" }),
    payments("what all addresses have: example.com", { query: "example.com" }),
    payments("the same, largest first", { query: "example.com", sort: "amount" }),
    payments("the same, canceled, a month", {
      query: "example.com",
      statuses: ["canceled"],
      from: dayBefore(150),
      to: dayBefore(120),
    }),
    payments("an amount: 1096", { query: "1096" }),
    payments("an id", { query: paymentId }),
    payments("a person's id", { query: payerId }),
    payments("nothing: zzzzzz", { query: "zzzzzz" }),

    refunds("first page", {}),
    refunds("those that wait", { status: "pending" }),
    refunds("an e-mail address: person-4711@", { query: "person-4711@" }),
    refunds("what all addresses have: example.com", { query: "example.com" }),
    refunds("an amount: 1096", { query: "1096" }),
    refunds("an id", { query: paymentId }),
    refunds("nothing: zzzzzz", { query: "zzzzzz" }),

    invoices("first page", {}),
    invoices("发票 that wait first", { sort: "fapiao" }),
    invoices("发票 that wait", { fapiaoStatus: "requested" }),
    invoices("open ones", { paymentStatus: "open" }),
    invoices("paid ones, of which there are none", { paymentStatus: "paid" }),
    invoices("a month", { from: dayBefore(150), to: dayBefore(120) }),
    invoices("a number: 2026-004711", { query: "2026-004711" }),
    invoices("what all numbers have: CLAW", { query: "CLAW" }),
    invoices("an e-mail address: person-4711@", { query: "person-4711@" }),
    invoices("what all addresses have: example.com", { query: "example.com" }),
    invoices("an amount: 906", { query: "906" }),
    invoices("a person's id", { query: payerId }),
    invoices("nothing: zzzzzz", { query: "zzzzzz" }),

    adjustments("first page", {}),
    adjustments("those that wait", { status: "pending" }),
    adjustments("rejected ones", { status: "rejected" }),
    adjustments("part of a reason: 赠送 4711", { query: "赠送 4711" }),
    adjustments("what all reasons have: 活动", { query: "活动" }),
    adjustments("an e-mail address: person-4711@", { query: "person-4711@" }),
    adjustments("what all addresses have: example.com", { query: "example.com" }),
    adjustments("a person", { userId: payerId }),
    adjustments("nothing: zzzzzz", { query: "zzzzzz" }),

    ledger("first page", {}),
    ledger("usage", { kinds: ["usage"] }),
    ledger("a kind that is rare", { kinds: ["top_up"] }),
    ledger("a kind that is not there", { kinds: ["dispute"] }),
    ledger("a rare kind and usage", { kinds: ["top_up", "usage"] }),
    ledger("an account: clearing", { account: "clearing" }),
    ledger("an account: revenue", { account: "revenue" }),
    ledger("an account without movements: promo", { account: "promo" }),
    ledger("a day long ago", { from: dayBefore(300), to: dayBefore(300) }),
    ledger("a person", { userId: payerId }),
    ledger("a call", { id: callId }),
    ledger("a payment", { id: paymentId }),
    ledger("an id of nothing", { id: payerId }),
    ledger("a range of amounts that many have", { amountFrom: "500", amountTo: "1000" }),
    ledger("an amount that few have", { amountFrom: "1096", amountTo: "1096" }),
    ledger("an amount that nobody has", { amountFrom: "5000" }),
    listOf("ledger")("one movement", () => money.transaction.query({ transactionId })),
    { name: "money: figures of 30 days", isList: false, ask: () => money.figures.query({ days: 30 }) },
    { name: "money: figures of 400 days", isList: false, ask: () => money.figures.query({ days: 400 }) },
  ];
}

/** As a day of the calendar, to the hour of a time zone. */
function dayBefore(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
}
