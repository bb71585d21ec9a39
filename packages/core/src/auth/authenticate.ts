import type { Origin, UserActor } from "@claw/contract";
import type { AuthParts } from "./parts.ts";

export async function authenticate(
  parts: AuthParts,
  accessToken: string,
  origin: Origin,
): Promise<UserActor> {
  const { userId, sessionId, organizationId } = await parts.accessTokens.verify(accessToken);
  const { role, tier } = await parts.standings.get({ userId, sessionId, organizationId });

  return { kind: "user", origin, userId, organizationId, sessionId, role, tier };
}
