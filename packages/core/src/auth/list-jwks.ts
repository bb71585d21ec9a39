import type { AuthParts } from "./parts.ts";
import { algorithm } from "./signing-key.ts";

/** RFC 7517. Makes the first key where there is none, so that the set is never empty. */
export async function listJwks(parts: AuthParts): Promise<{ keys: object[] }> {
  await parts.signingKeys.getCurrent();
  const keys = await parts.signingKeys.list();

  return { keys: keys.map(({ kid, publicJwk }) => ({ ...publicJwk, kid, alg: algorithm, use: "sig" })) };
}
