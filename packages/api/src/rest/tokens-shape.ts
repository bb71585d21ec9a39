import type { SignedIn } from "@claw/contract";
import { z } from "zod";

export const Tokens = z
  .object({
    access_token: z.string(),
    refresh_token: z.string(),
    token_type: z.literal("bearer"),
    expires_in: z.number().int().meta({ description: "Seconds until the access token expires" }),
  })
  .meta({ id: "Tokens" });

/** Throws where the refresh token went into a cookie: this face is called without one. */
export function presentTokens(session: SignedIn): z.infer<typeof Tokens> {
  if (session.refreshToken === undefined) throw new TypeError("the session carries no refresh token");

  return {
    access_token: session.accessToken,
    refresh_token: session.refreshToken,
    token_type: "bearer",
    expires_in: session.expiresIn,
  };
}
