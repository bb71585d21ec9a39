import { limits } from "./limits.ts";
import type { AuthParts } from "./parts.ts";

/**
 * Whether the password is right; a hash of null belongs to nobody and costs the same work.
 * Wrong ones are counted per e-mail address. RATE_LIMITED after too many, then for the right password too.
 */
export function checkPassword(
  parts: AuthParts,
  { email, passwordHash }: { email: string; passwordHash: string | null },
  password: string,
): Promise<boolean> {
  const { rateLimiter, passwords } = parts;

  return parts.perEmail(email, async () => {
    await rateLimiter.check(limits.wrongPasswordByEmail, email);

    const isRight = await passwords.verify(passwordHash, password);
    if (!isRight) await rateLimiter.consume(limits.wrongPasswordByEmail, email);

    return isRight;
  });
}
