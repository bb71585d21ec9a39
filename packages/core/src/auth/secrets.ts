import { hkdfSync } from "node:crypto";

/** Keys of 256 bits, one per purpose, so that none of them tells anything about another. */
export type AuthKeys = { refreshMac: Buffer; signingKeyEncryption: Buffer };

/** Encrypts what an operator sets and nobody may read again. */
export function deriveSettingsKey(authSecret: string): Buffer {
  return derive(authSecret, "claw.ai settings encryption v1");
}

/** Encrypts the API keys of providers. */
export function deriveProviderKey(authSecret: string): Buffer {
  return derive(authSecret, "claw.ai provider key encryption v1");
}

export type SecretSettings = { authSecret: string; isProduction?: boolean };

const shortestInProduction = 32;

/** HKDF-SHA256 (RFC 5869) with a label per purpose. A RangeError for a secret that is too short. */
export function deriveKeys({ authSecret, isProduction = false }: SecretSettings): AuthKeys {
  const shortest = isProduction ? shortestInProduction : 1;
  if (authSecret.length < shortest) throw new RangeError(`the secret needs at least ${shortest} characters`);

  return {
    refreshMac: derive(authSecret, "claw.ai refresh token mac v1"),
    signingKeyEncryption: derive(authSecret, "claw.ai signing key encryption v1"),
  };
}

function derive(secret: string, label: string): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, "", label, 32));
}
