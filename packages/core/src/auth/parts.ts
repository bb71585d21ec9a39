import { type AccessTokens, createAccessTokens } from "./access-tokens.ts";
import { type Background, createBackground } from "./background.ts";
import type { AuthDeps } from "./deps.ts";
import { createOneAtATime, type OneAtATime } from "./one-at-a-time.ts";
import { createPasswords, defaultHashing, type Passwords } from "./passwords.ts";
import { deriveKeys } from "./secrets.ts";
import { createSigningKeys, type SigningKeys } from "./signing-keys.ts";
import { createStandings, type Standings } from "./standings.ts";

/** What the verbs of sign-in work with: what was given, and what is made of it once. */
export type AuthParts = AuthDeps & {
  refreshMacKey: Buffer;
  passwords: Passwords;
  signingKeys: SigningKeys;
  accessTokens: AccessTokens;
  standings: Standings;
  background: Background;
  perEmail: OneAtATime;
};

export function assembleParts(deps: AuthDeps): AuthParts {
  const { db, clock, log, config } = deps;
  const hashing = { ...defaultHashing, ...deps.hashing };
  const keys = deriveKeys(config);
  const signingKeys = createSigningKeys({ db, clock, log, encryptionKey: keys.signingKeyEncryption });

  return {
    ...deps,
    refreshMacKey: keys.refreshMac,
    passwords: createPasswords(hashing),
    signingKeys,
    accessTokens: createAccessTokens({ keys: signingKeys, issuer: config.publicUrl, clock }),
    standings: createStandings({ db, clock }),
    background: createBackground(log),
    perEmail: createOneAtATime(hashing.queueLimit),
  };
}
