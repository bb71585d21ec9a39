import { seal, unseal } from "../auth/seal.ts";

/** Shorter keys are no secrets, or lose too much of it with four characters. */
const shortestWithHint = 12;

/** A key as its row keeps it: sealed for this row and no other, with the end by which people recognise it. */
export function sealKey(key: Buffer, providerId: string, apiKey: string) {
  return {
    sealedKey: seal(key, apiKey, contextOf(providerId)),
    keyHint: apiKey.length < shortestWithHint ? null : apiKey.slice(-4),
  };
}

export const withoutKey = { sealedKey: null, keyHint: null };

/** Throws for what was sealed by another secret, or for another row. */
export function openKey(
  key: Buffer,
  { id, sealedKey }: { id: string; sealedKey: Uint8Array | null },
): string | null {
  return sealedKey && unseal(key, sealedKey, contextOf(id));
}

function contextOf(providerId: string): string {
  return `provider ${providerId}`;
}
