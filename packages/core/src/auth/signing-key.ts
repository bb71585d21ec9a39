import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK } from "jose";
import { z } from "zod";
import { seal, unseal } from "./seal.ts";

/** Ed25519 (RFC 8037), by the name that RFC 7518's registry gives it. */
export const algorithm = "EdDSA";

const PublicJwk = z.object({ kty: z.literal("OKP"), crv: z.literal("Ed25519"), x: z.string() });
const PrivateJwk = PublicJwk.extend({ d: z.string() });

export type PublicJwk = z.infer<typeof PublicJwk>;

export type Ed25519Key = Awaited<ReturnType<typeof importJWK>>;

export type SigningKey = {
  /** RFC 7638 thumbprint. */
  kid: string;
  publicJwk: PublicJwk;
  publicKey: Ed25519Key;
  privateKey: Ed25519Key;
  createdAt: Date;
  /** Signs until then; verifies for one access token longer. */
  retiresAt: Date;
};

export type SigningKeyRow = {
  id: string;
  publicJwk: unknown;
  privateKeyEncrypted: Uint8Array;
  createdAt: Date;
  retiresAt: Date;
};

/** A new key as it is stored: the public half open, the whole sealed. */
export async function inventSigningKey(encryptionKey: Buffer) {
  const pair = await generateKeyPair(algorithm, { extractable: true });
  const whole = PrivateJwk.parse(await exportJWK(pair.privateKey));
  const publicJwk = PublicJwk.parse(whole);
  const id = await calculateJwkThumbprint(publicJwk);

  return { id, publicJwk, privateKeyEncrypted: seal(encryptionKey, JSON.stringify(whole), id) };
}

/**
 * Only the sealed half is believed, so that who can write the table cannot add a key of their own.
 * Throws for a row that another secret sealed.
 */
export async function openSigningKey(encryptionKey: Buffer, row: SigningKeyRow): Promise<SigningKey> {
  const whole = PrivateJwk.parse(JSON.parse(unseal(encryptionKey, row.privateKeyEncrypted, row.id)));
  const publicJwk = PublicJwk.parse(whole);

  return {
    kid: row.id,
    publicJwk,
    publicKey: await importJWK(publicJwk, algorithm),
    privateKey: await importJWK(whole, algorithm),
    createdAt: row.createdAt,
    retiresAt: row.retiresAt,
  };
}
