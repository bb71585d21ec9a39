import {
  DomainError,
  type PaymentMethod,
  type PaymentOption,
  type PaymentProviderName,
} from "@claw/contract";
import type { PaymentDeps } from "./deps.ts";
import type { PaymentProvider } from "./ports.ts";

/** How one can pay here, the default first. */
export function listOptions({ paymentProviders }: PaymentDeps): PaymentOption[] {
  return paymentProviders.map(({ name, capabilities: { methods, instructions } }) => ({
    provider: name,
    methods: [...methods],
    instructions,
  }));
}

/** The provider and the method that a person chose, or the defaults. INVALID_INPUT for what is not offered here. */
export function choose(
  { paymentProviders }: PaymentDeps,
  wish: { provider?: PaymentProviderName | undefined; method?: PaymentMethod | undefined },
): { provider: PaymentProvider; method: PaymentMethod } {
  const fitting = wish.provider
    ? paymentProviders.filter(({ name }) => name === wish.provider)
    : paymentProviders.filter(
        ({ capabilities }) => !wish.method || capabilities.methods.includes(wish.method),
      );
  const [provider] = fitting;
  if (!provider) throw notOffered(wish.provider ? "provider" : "method");

  const method = wish.method ?? provider.capabilities.methods[0];
  if (!method || !provider.capabilities.methods.includes(method)) throw notOffered("method");

  return { provider, method };
}

/** The provider of a payment that is there; null where it is no longer configured. */
export function findProvider(
  { paymentProviders }: PaymentDeps,
  name: PaymentProviderName,
): PaymentProvider | null {
  return paymentProviders.find((provider) => provider.name === name) ?? null;
}

/** UNAVAILABLE where the provider is no longer configured. */
export function providerOf(deps: PaymentDeps, name: PaymentProviderName): PaymentProvider {
  const provider = findProvider(deps, name);
  if (provider) return provider;

  throw new DomainError("UNAVAILABLE", {
    message: "The provider of this payment is not configured any more.",
  });
}

function notOffered(field: "provider" | "method"): DomainError {
  return new DomainError("INVALID_INPUT", {
    message: "One cannot pay like that here.",
    fields: [{ field, message: "is not offered here" }],
  });
}
