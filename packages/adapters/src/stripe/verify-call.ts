import { DomainError } from "@claw/contract";
import type { WebhookDelivery } from "@claw/core";
import type { Stripe } from "stripe";

/** How far its clock and ours may be apart, and how long a call may travel; Stripe's own default, in seconds. */
const toleranceSeconds = 300;

/**
 * A call's event, proven by its signature to be Stripe's own and of these minutes. The SDK refuses what is old and
 * takes what is of the future, which would be good for a replay until then: that is refused here. INVALID_INPUT.
 */
export function verifyCall(
  stripe: Stripe,
  secret: string,
  { body, signature, receivedAt }: WebhookDelivery,
): unknown {
  const text = new TextDecoder().decode(body);
  const times = [...(signature ?? "").matchAll(/(?:^|,)\s*t=([^,]*)/g)].map(([, time]) => Number(time));
  const [time = Number.NaN] = times;
  const ahead = time - receivedAt.getTime() / 1000;
  if (signature === null || times.length !== 1 || !(ahead <= toleranceSeconds)) throw notGenuine();

  try {
    return stripe.webhooks.constructEvent(
      text,
      signature,
      secret,
      toleranceSeconds,
      undefined,
      receivedAt.getTime(),
    );
  } catch (error) {
    throw notGenuine(error);
  }
}

/** Says nothing of what was wrong: who has not signed it need not know. The cause holds no body. */
function notGenuine(cause?: unknown): DomainError {
  const name = cause instanceof Error ? cause.name : undefined;

  return new DomainError("INVALID_INPUT", {
    message: "This is no call of the payment provider.",
    cause: name,
  });
}
