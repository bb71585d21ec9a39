import type { UserActor } from "@claw/contract";
import type { PaymentDeps } from "./deps.ts";

/** Each new payment is a row for ever and a call to the provider; nobody pays this often. */
const newPayments = { name: "new-payments", limit: 30, windowSeconds: 3_600 };

/** RATE_LIMITED for an organization that begins payments without end. */
export async function slowDown({ rateLimiter }: PaymentDeps, { organizationId }: UserActor): Promise<void> {
  await rateLimiter.consume(newPayments, organizationId);
}
