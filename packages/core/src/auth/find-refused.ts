import { DomainError } from "@claw/contract";
import type { AccessClaims } from "./access-tokens.ts";
import type { AuthParts } from "./parts.ts";

/** Those of many access tokens that `authenticate` would refuse. */
export async function findRefused(
  parts: AuthParts,
  accessTokens: readonly string[],
): Promise<ReadonlySet<string>> {
  const refused = new Set<string>();
  const claims = new Map<string, AccessClaims>();
  for (const token of new Set(accessTokens)) {
    const claim = await readClaims(parts, token);
    if (claim) claims.set(token, claim);
    else refused.add(token);
  }

  const standings = await parts.standings.getAll([...claims.values()]);
  for (const [index, token] of [...claims.keys()].entries()) {
    if (!standings[index]) refused.add(token);
  }

  return refused;
}

async function readClaims({ accessTokens }: AuthParts, token: string): Promise<AccessClaims | null> {
  try {
    return await accessTokens.verify(token);
  } catch (error) {
    if (error instanceof DomainError && error.code === "UNAUTHENTICATED") return null;
    throw error;
  }
}
