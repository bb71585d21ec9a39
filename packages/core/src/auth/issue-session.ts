import type { IssuedSession } from "@claw/contract";
import { type PersonRow, presentUser } from "../user/present-user.ts";
import type { OpenedSession } from "./open-session.ts";
import type { AuthParts } from "./parts.ts";
import { writeRefreshToken } from "./refresh-token.ts";

/** Both tokens of a session as it stands, and whose it is. */
export async function issueSession(
  parts: AuthParts,
  session: OpenedSession,
  user: PersonRow,
): Promise<IssuedSession> {
  const { id: sessionId, userId, organizationId, refreshCounter: counter } = session;
  const { accessToken, expiresIn } = await parts.accessTokens.issue({ userId, sessionId, organizationId });
  const refreshToken = writeRefreshToken(parts.refreshMacKey, { sessionId, counter });

  return { accessToken, refreshToken, expiresIn, user: presentUser(user) };
}
