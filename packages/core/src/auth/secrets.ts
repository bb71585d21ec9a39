import { deriveKey } from "../runtime/derive-key.ts";

export type AuthKeys = { refreshMac: Buffer; signingKeyEncryption: Buffer };

/** Encrypts what an operator sets and nobody may read again. */
export function deriveSettingsKey(authSecret: string): Buffer {
  return deriveKey(authSecret, "claw.ai settings encryption v1");
}

/** Encrypts the API keys of providers. */
export function deriveProviderKey(authSecret: string): Buffer {
  return deriveKey(authSecret, "claw.ai provider key encryption v1");
}

export type SecretSettings = { authSecret: string; isProduction?: boolean };

const shortestInProduction = 32;

/** A RangeError for a secret that is too short. */
export function deriveKeys({ authSecret, isProduction = false }: SecretSettings): AuthKeys {
  const shortest = isProduction ? shortestInProduction : 1;
  if (authSecret.length < shortest) throw new RangeError(`the secret needs at least ${shortest} characters`);

  return {
    refreshMac: deriveKey(authSecret, "claw.ai refresh token mac v1"),
    signingKeyEncryption: deriveKey(authSecret, "claw.ai signing key encryption v1"),
  };
}
