import { hash } from "node:crypto";
import { DomainError } from "@claw/contract";
import { errors, jwtVerify, SignJWT } from "jose";
import { LRUCache } from "lru-cache";
import { z } from "zod";
import type { Clock } from "../runtime/ports.ts";
import { lifetimes } from "./lifetimes.ts";
import { algorithm } from "./signing-key.ts";
import type { SigningKeys } from "./signing-keys.ts";

export type AccessClaims = { userId: string; sessionId: string; organizationId: string };

export interface AccessTokens {
  /** @returns the token and the seconds until it expires, 600 */
  issue(claims: AccessClaims): Promise<{ accessToken: string; expiresIn: number }>;
  /** Signature, type, issuer, audience and expiry; not whether the session still stands. UNAUTHENTICATED. */
  verify(accessToken: string): Promise<AccessClaims>;
}

const type = "at+jwt";
const audience = "claw-api";
const longest = 4096;
const remembered = 20_000;

const Payload = z.object({ sub: z.uuid(), sid: z.uuid(), org: z.uuid(), exp: z.number() });

export type AccessTokensOptions = { keys: SigningKeys; issuer: string; clock: Clock };

/** JWT access tokens (RFC 9068) signed with Ed25519. A token that was verified once is not verified again. */
export function createAccessTokens({ keys, issuer, clock }: AccessTokensOptions): AccessTokens {
  const verified = new LRUCache<string, AccessClaims & { expiresAt: number }>({ max: remembered });

  async function verifySignature(accessToken: string) {
    const { payload } = await jwtVerify(
      accessToken,
      async ({ kid }) => {
        const key = kid === undefined ? null : await keys.find(kid);
        if (!key) throw new errors.JWKSNoMatchingKey();
        return key.publicKey;
      },
      { algorithms: [algorithm], typ: type, issuer, audience, currentDate: clock.now() },
    );
    const { sub, sid, org, exp } = Payload.parse(payload);

    return { userId: sub, sessionId: sid, organizationId: org, expiresAt: exp * 1000 };
  }

  return {
    async issue({ userId, sessionId, organizationId }) {
      const key = await keys.getCurrent();
      const issuedAt = Math.floor(clock.now().getTime() / 1000);
      const expiresIn = lifetimes.accessToken / 1000;
      const accessToken = await new SignJWT({ sid: sessionId, org: organizationId })
        .setProtectedHeader({ alg: algorithm, typ: type, kid: key.kid })
        .setIssuer(issuer)
        .setAudience(audience)
        .setSubject(userId)
        .setIssuedAt(issuedAt)
        .setExpirationTime(issuedAt + expiresIn)
        .sign(key.privateKey);

      return { accessToken, expiresIn };
    },

    async verify(accessToken) {
      if (accessToken.length > longest) throw refused();

      const digest = hash("sha256", accessToken, "base64");
      const before = verified.get(digest);
      if (before) {
        if (clock.now().getTime() >= before.expiresAt) throw refused();
        return before;
      }

      const claims = await verifySignature(accessToken).catch((error: unknown) => {
        if (error instanceof errors.JOSEError || error instanceof z.ZodError) throw refused(error);
        throw error;
      });
      verified.set(digest, claims);

      return claims;
    },
  };
}

function refused(cause?: unknown): DomainError {
  return new DomainError("UNAUTHENTICATED", { message: "Sign in first.", cause });
}
