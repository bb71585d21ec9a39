const day = 86_400_000;

/** How long an invoice that is paid by a payment of its own waits for it. */
export const paymentTermMs = 7 * day;

/** How long a tier goes on without its payment. */
export const graceMs = 7 * day;

export function after(at: Date, milliseconds: number): Date {
  return new Date(at.getTime() + milliseconds);
}
