import { randomBytes } from "node:crypto";
import { argon2id, hash, needsRehash, verify } from "argon2";
import { createWorkLimit } from "./work-limit.ts";

export type HashingOptions = {
  /** KiB */
  memoryCost: number;
  timeCost: number;
  parallelism: number;
  /** Hashes at once; below libuv's pool of 4 threads, so that files and names are still served. */
  concurrency: number;
  /** How many may wait; at 30 ms a hash and two at once, the last of them waits four seconds. */
  queueLimit: number;
};

/** OWASP Password Storage Cheat Sheet: argon2id, 19 MiB, two passes, one lane. */
export const defaultHashing: HashingOptions = {
  memoryCost: 19_456,
  timeCost: 2,
  parallelism: 1,
  concurrency: 2,
  queueLimit: 256,
};

export interface Passwords {
  /** In PHC string format, with the parameters of today. UNAVAILABLE when too many wait. */
  hash(password: string): Promise<string>;
  /** With null for nobody's hash: the same work for an answer that is always false. UNAVAILABLE when too many wait. */
  verify(passwordHash: string | null, password: string): Promise<boolean>;
  /** True for a hash that was made with other parameters than today's. */
  isOutdated(passwordHash: string): boolean;
}

export function createPasswords(options: HashingOptions): Passwords {
  const { memoryCost, timeCost, parallelism } = options;
  const limit = createWorkLimit(options);
  const nobodysHash = inventHash(options);

  return {
    hash: (password) =>
      limit(() => hash(normalize(password), { type: argon2id, memoryCost, timeCost, parallelism })),
    verify: (passwordHash, password) => limit(() => verify(passwordHash ?? nobodysHash, normalize(password))),
    isOutdated: (passwordHash) => needsRehash(passwordHash, { memoryCost, timeCost, parallelism }),
  };
}

/** What keyboards write differently and people read alike is one password (NIST SP 800-63B-4, 3.1.1.2). */
function normalize(password: string): string {
  return password.normalize("NFKC");
}

/** Random bytes in the place of a salt and a hash: no password fits, and to find that out takes a whole hash. */
export function inventHash({ memoryCost, timeCost, parallelism }: HashingOptions): string {
  const [salt, digest] = [16, 32].map((length) => randomBytes(length).toString("base64").replaceAll("=", ""));

  return `$argon2id$v=19$m=${memoryCost},p=${parallelism},t=${timeCost}$${salt}$${digest}`;
}
