import { createHmac, randomBytes } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { readIfThere } from "./read-if-there.ts";

/** `claw` owns its databases and may do nothing else; `postgres` is the superuser, used for the set-up alone. */
export type Role = "claw" | "postgres";

/** Gives the password of a role. */
export type Passwords = (role: Role) => string;

/** Reads the secret from which the passwords are derived, or makes it (mode 0600). Throws when the file is damaged. */
export async function readPasswords(file: string): Promise<Passwords> {
  const secret = ((await readIfThere(file)) ?? (await makeSecret(file))).trim();
  if (!/^[0-9a-f]{64}$/.test(secret)) {
    throw new Error(`${file} is damaged: it should hold 64 hexadecimal digits. Restore it from a backup.`);
  }

  return (role) => createHmac("sha256", secret).update(role).digest("hex");
}

async function makeSecret(file: string): Promise<string> {
  const secret = randomBytes(32).toString("hex");
  await writeFile(file, `${secret}\n`, { mode: 0o600, flag: "wx", flush: true });

  return secret;
}
