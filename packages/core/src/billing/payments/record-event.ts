import type { PaymentProviderName } from "@claw/contract";
import type { Transaction } from "@claw/db";
import type { NewsOutcome } from "./apply-news.ts";
import type { ProviderEvent } from "./ports.ts";

/** Keeps that a provider has told something, and what became of it; once for each of its events. */
export async function recordEvent(
  tx: Transaction,
  provider: PaymentProviderName,
  { id: eventId, type, occurredAt }: ProviderEvent,
  paymentId: string | null,
  outcome: NewsOutcome,
): Promise<void> {
  await tx.paymentEvent.createMany({
    data: [{ provider, eventId, type, occurredAt, paymentId, outcome }],
    skipDuplicates: true,
  });
}

export async function wasRecorded(
  tx: Transaction,
  provider: PaymentProviderName,
  eventId: string,
): Promise<boolean> {
  return (await tx.paymentEvent.count({ where: { provider, eventId } })) > 0;
}
