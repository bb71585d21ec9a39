import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

const algorithm = "aes-256-gcm";
const nonceLength = 12;
const tagLength = 16;

/**
 * Encrypts and authenticates (AES-256-GCM): nonce, cipher text, tag.
 * @param context what the text belongs to; `unseal` needs the same
 */
export function seal(key: Buffer, text: string, context: string): Uint8Array<ArrayBuffer> {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv(algorithm, key, nonce).setAAD(Buffer.from(context));

  return new Uint8Array(
    Buffer.concat([nonce, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]),
  );
}

/** Throws for another key, another context and anything that was changed. */
export function unseal(key: Buffer, sealed: Uint8Array, context: string): string {
  const nonce = sealed.subarray(0, nonceLength);
  const text = sealed.subarray(nonceLength, -tagLength);
  const decipher = createDecipheriv(algorithm, key, nonce, { authTagLength: tagLength })
    .setAAD(Buffer.from(context))
    .setAuthTag(sealed.subarray(-tagLength));

  return Buffer.concat([decipher.update(text), decipher.final()]).toString("utf8");
}
