import { DomainError, type PaymentProviderName } from "@claw/contract";
import type { Payment } from "@claw/db";
import { applyNews, type NewsOutcome } from "./apply-news.ts";
import type { PaymentDeps } from "./deps.ts";
import { lockPayment } from "./find-payment.ts";
import { wasPaid } from "./payment-states.ts";
import type { PaymentProvider, ProviderEvent, Standing, WebhookDelivery } from "./ports.ts";
import { findProvider } from "./provider-of.ts";
import { recordEvent, wasRecorded } from "./record-event.ts";
import { tellOutcome } from "./tell-outcome.ts";

/**
 * Takes a provider's call: proven to be from it, then applied once, its effect and its row in one transaction. What is
 * known, unknown or not ours is no error. NOT_FOUND where the provider is not configured, INVALID_INPUT for what it
 * did not send; after any other error nothing has changed, and the provider sends it again.
 */
export async function receiveWebhook(
  deps: PaymentDeps,
  name: PaymentProviderName,
  delivery: WebhookDelivery,
): Promise<void> {
  const provider = findProvider(deps, name);
  if (!provider) throw new DomainError("NOT_FOUND", { message: "There is nothing at this address." });

  const event = await provider.parseWebhook(delivery);
  const payment = event.paymentId
    ? await deps.db.prisma.payment.findUnique({ where: { id: event.paymentId, provider: name } })
    : null;
  const outcome = payment
    ? await applyEvent(deps, provider, event, payment)
    : await passOver(deps, provider, event);

  const facts = { provider: name, eventId: event.id, type: event.type, paymentId: payment?.id ?? null };
  if (outcome !== "ignored" && outcome !== "unknown_payment") tellOutcome(deps.log, outcome, facts);
  deps.log.debug({ ...facts, outcome }, "a provider has called");
}

async function passOver(
  { db }: PaymentDeps,
  { name }: PaymentProvider,
  event: ProviderEvent,
): Promise<NewsOutcome> {
  const outcome = event.paymentId === null || event.news.kind === "other" ? "ignored" : "unknown_payment";
  await recordEvent(db.prisma, name, event, null, outcome);

  return outcome;
}

async function applyEvent(
  deps: PaymentDeps,
  provider: PaymentProvider,
  event: ProviderEvent,
  payment: Payment,
): Promise<NewsOutcome> {
  const missed = await findMissedMoney(provider, event, payment);

  return deps.db.prisma.$transaction(async (tx) => {
    // Under the wallet's lock nobody else applies the same event.
    const locked = await lockPayment(tx, payment);
    if (await wasRecorded(tx, provider.name, event.id)) return "already";

    const outcome = await applyNews(deps, tx, locked, event.news, missed);
    await recordEvent(tx, provider.name, event, payment.id, outcome);
    return outcome;
  });
}

/** Money that went back has come before, though we may not have been told yet: asked before anything is locked. */
async function findMissedMoney(
  provider: PaymentProvider,
  { news }: ProviderEvent,
  { status, providerReference }: Payment,
): Promise<Standing | null> {
  const wentBack = news.kind === "refunds" || news.kind === "dispute";
  if (!wentBack || wasPaid(status) || providerReference === null) return null;

  return provider.query(providerReference);
}
