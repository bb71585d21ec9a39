import type { Stripe } from "stripe";

export type StripeOptions = {
  secretKey: string;
  /** What its calls to us are signed with. */
  webhookSecret: string;
  /** Another address for its API, of which host, port and protocol count; Stripe's own where null. */
  apiBase: string | null;
  /** How long one request may take, in milliseconds. */
  timeoutMs?: number;
};

const usualTimeoutMs = 20_000;

/** Stripe's client, loaded when it is first needed: every start would pay for it otherwise. */
export function connectStripe({
  secretKey,
  apiBase,
  timeoutMs = usualTimeoutMs,
}: StripeOptions): () => Promise<Stripe> {
  let connecting: Promise<Stripe> | null = null;

  async function connect(): Promise<Stripe> {
    const { Stripe } = await import("stripe");

    return new Stripe(secretKey, {
      ...(apiBase !== null && addressOf(apiBase)),
      timeout: timeoutMs,
      maxNetworkRetries: 2,
      telemetry: false,
    });
  }

  return () => {
    connecting ??= connect().catch((error: unknown) => {
      connecting = null;
      throw error;
    });
    return connecting;
  };
}

function addressOf(apiBase: string): { host: string; port: number; protocol: "http" | "https" } {
  const { hostname, port, protocol } = new URL(apiBase);
  const isPlain = protocol === "http:";

  return {
    host: hostname,
    port: port === "" ? (isPlain ? 80 : 443) : Number(port),
    protocol: isPlain ? "http" : "https",
  };
}
