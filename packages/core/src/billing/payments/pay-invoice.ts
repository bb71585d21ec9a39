import { type Actor, DomainError, type PayInvoice, type Payment, type UserActor } from "@claw/contract";
import type { Payment as PaymentRow } from "@claw/db";
import { requirePerson } from "../../user/require-person.ts";
import { lockInvoice } from "../invoices/lock-invoice.ts";
import { lockWallet } from "../ledger/accounts.ts";
import { beginCheckout } from "./begin-checkout.ts";
import type { PaymentDeps } from "./deps.ts";
import { endOpenPayment } from "./end-open-payment.ts";
import { newPayment, sameOrConflict, type Wanted } from "./new-payment.ts";
import { isOpen } from "./payment-states.ts";
import { presentPayment } from "./present-payment.ts";
import { choose } from "./provider-of.ts";
import { slowDown } from "./slow-down.ts";

type Choice = Pick<Wanted, "provider" | "method" | "paymentId">;

/** One more payment may be in the way for each time that somebody else begins one. */
const attempts = 3;

/**
 * Begins a payment for an open invoice of the payer's organization. An invoice has one open payment at a time: the one
 * that is there is returned where it is to be paid in the same way; another is ended first, unless its transfer is
 * already being looked for (CONFLICT). CONFLICT for an invoice that is paid or void.
 */
export async function payInvoice(deps: PaymentDeps, actor: Actor, input: PayInvoice): Promise<Payment> {
  const payer = requirePerson(actor);
  const choice = { ...choose(deps, input), paymentId: input.paymentId };

  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const { payment, inTheWay } = await findOrBegin(deps, payer, input.invoiceId, choice);
    if (payment) return presentPayment(await beginCheckout(deps, payment), payer);

    await endOpenPayment(deps, inTheWay, "cancel");
  }
  throw new DomainError("CONFLICT", { message: "Somebody else is paying this invoice." });
}

type Found = { payment: PaymentRow; inTheWay: null } | { payment: null; inTheWay: PaymentRow };

async function findOrBegin(
  deps: PaymentDeps,
  payer: UserActor,
  invoiceId: string,
  choice: Choice,
): Promise<Found> {
  const { db, clock } = deps;
  const { organizationId } = payer;
  const exists = await db.prisma.invoice.findUnique({ where: { id: invoiceId, organizationId } });
  if (!exists) throw new DomainError("NOT_FOUND", { message: "There is no such invoice." });

  const repeated = choice.paymentId
    ? await db.prisma.payment.findUnique({ where: { id: choice.paymentId } })
    : null;
  const wanted = { ...choice, amountMicro: exists.totalMicro, invoiceId, now: clock.now() };
  if (repeated) return { payment: sameOrConflict(repeated, payer, wanted), inTheWay: null };

  await slowDown(deps, payer);
  return db.prisma.$transaction(async (tx) => {
    await lockWallet(tx, organizationId);
    const invoice = await lockInvoice(tx, invoiceId);
    if (invoice.status !== "issued" || invoice.paymentStatus !== "open" || invoice.totalMicro === 0n) {
      throw new DomainError("CONFLICT", { message: "There is nothing to pay on this invoice." });
    }
    const open = await tx.payment.findFirst({
      where: { invoiceId, status: { in: ["pending", "submitted"] } },
      orderBy: { createdAt: "desc" },
    });
    if (!open) return { payment: await newPayment(tx, payer, wanted), inTheWay: null };

    return judgeOpen(open, payer, wanted);
  });
}

function judgeOpen(open: PaymentRow, { userId }: UserActor, { provider, method, now }: Wanted): Found {
  const isSame = open.userId === userId && open.provider === provider.name && open.method === method;
  const isInTime = open.expiresAt === null || open.expiresAt > now;
  if (isSame && isOpen(open.status) && (isInTime || open.status === "submitted"))
    return { payment: open, inTheWay: null };
  if (open.status === "pending") return { payment: null, inTheWay: open };

  throw new DomainError("CONFLICT", { message: "A transfer for this invoice is being looked for." });
}
