import { type FormTree, textAt, textsAt } from "./read-form.ts";
import { newId, type StripeBooks, type StripeRefund, type StripeSession } from "./stripe-books.ts";

export type StripeRequest = { method: string; path: string; query: URLSearchParams; form: FormTree };
export type StripeAnswer = { status: number; body: object };

export type StripeSurroundings = {
  books: StripeBooks;
  now: () => Date;
  /** Where the pages of sessions are. */
  url: string;
  /** What becomes of refunds that are asked for. */
  refundStatus: StripeRefund["status"];
};

/** Stripe's REST API, as much of it as we use, with its refusals (API reference: Checkout Sessions, Refunds). */
export function answerStripe(stripe: StripeSurroundings, request: StripeRequest): StripeAnswer {
  const { books } = stripe;
  const [, , ...parts] = request.path.split("/");
  const route = `${request.method} ${parts.map((part) => (/^(cs|pi|re)_/.test(part) ? ":id" : part)).join("/")}`;
  const id = parts.find((part) => /^(cs|pi|re)_/.test(part)) ?? "";
  const session = books.sessions.get(id);

  switch (route) {
    case "POST checkout/sessions":
      return createSession(stripe, request.form);
    case "GET checkout/sessions/:id":
      return session ? ok(shown(books, session, request.query)) : missing("checkout.session", id);
    case "POST checkout/sessions/:id/expire": {
      if (!session) return missing("checkout.session", id);
      if (session.status !== "open") {
        return refusal('Only Checkout Sessions with a status in ["open"] can be expired.');
      }
      Object.assign(session, { status: "expired", url: null });
      return ok(session);
    }
    case "GET payment_intents/:id": {
      const intent = books.intents.get(id);
      return intent ? ok(intent) : missing("payment_intent", id);
    }
    case "GET refunds":
      return ok(list(listRefunds(books, request.query)));
    case "POST refunds":
      return createRefund(stripe, request.form);
    default:
      return { status: 404, body: { error: { type: "invalid_request_error", message: `no ${route}` } } };
  }
}

function createSession({ books, now, url }: StripeSurroundings, form: FormTree): StripeAnswer {
  const price = (name: string) => textAt(form, "line_items", "0", "price_data", name);
  const amount = Number(price("unit_amount"));
  const expiresAt = Number(textAt(form, "expires_at"));
  const secondsLeft = expiresAt - now().getTime() / 1000;
  const methods = Object.values(textsAt(form, "allowed_payment_method_types"));
  const client = textAt(form, "payment_method_options", "wechat_pay", "client");
  if (!Number.isInteger(amount) || amount < 1) return refusal("Invalid integer: unit_amount");
  if (!textAt(form, "line_items", "0", "price_data", "product_data", "name")) return refusal("Missing: name");
  if (!(secondsLeft > 29 * 60 && secondsLeft <= 24 * 3600)) {
    return refusal("The `expires_at` timestamp must be between 30 minutes and 24 hours from creation.");
  }
  if (methods.includes("wechat_pay") && client !== "web") return refusal("Missing: wechat_pay[client]");

  const id = newId("cs_test");
  const session: StripeSession = {
    id,
    object: "checkout.session",
    mode: "payment",
    status: "open",
    payment_status: "unpaid",
    amount_total: amount * Number(textAt(form, "line_items", "0", "quantity")),
    currency: price("currency"),
    allowed_payment_method_types: methods,
    client_reference_id: textAt(form, "client_reference_id"),
    expires_at: expiresAt,
    payment_intent: null,
    success_url: textAt(form, "success_url"),
    cancel_url: textAt(form, "cancel_url"),
    url: `${url}/pay/${id}`,
    metadata: textsAt(form, "metadata"),
  };
  books.sessions.set(id, session);

  return ok(session);
}

function createRefund({ books, refundStatus }: StripeSurroundings, form: FormTree): StripeAnswer {
  const intent = books.intents.get(textAt(form, "payment_intent"));
  const charge = books.charges.get(intent?.latest_charge ?? "");
  if (!intent || !charge) return missing("payment_intent", textAt(form, "payment_intent"));

  const amount = Number(textAt(form, "amount"));
  if (amount > charge.amount - charge.amount_refunded) {
    return refusal("Refund amount is greater than unrefunded amount on charge");
  }
  const refund: StripeRefund = {
    id: newId("re"),
    object: "refund",
    amount,
    currency: charge.currency,
    status: refundStatus,
    charge: charge.id,
    payment_intent: intent.id,
    metadata: textsAt(form, "metadata"),
  };
  books.refunds.set(refund.id, refund);
  if (refundStatus !== "failed") {
    charge.amount_refunded += amount;
    charge.refunded = charge.amount_refunded === charge.amount;
  }

  return ok(refund);
}

function shown({ intents }: StripeBooks, session: StripeSession, query: URLSearchParams): object {
  const wantsIntent = query.getAll("expand[0]").includes("payment_intent");

  return {
    ...session,
    ...(wantsIntent && { payment_intent: intents.get(session.payment_intent ?? "") ?? null }),
  };
}

function listRefunds({ refunds }: StripeBooks, query: URLSearchParams): StripeRefund[] {
  const intent = query.get("payment_intent");
  const charge = query.get("charge");

  return [...refunds.values()]
    .filter((refund) => intent === null || refund.payment_intent === intent)
    .filter((refund) => charge === null || refund.charge === charge)
    .reverse();
}

function list(data: readonly object[]): object {
  return { object: "list", url: "/v1/refunds", has_more: false, data };
}

const ok = (body: object): StripeAnswer => ({ status: 200, body });

function refusal(message: string): StripeAnswer {
  return { status: 400, body: { error: { type: "invalid_request_error", message } } };
}

function missing(what: string, id: string): StripeAnswer {
  const message = `No such ${what}: '${id}'`;

  return {
    status: 404,
    body: { error: { type: "invalid_request_error", code: "resource_missing", message } },
  };
}
