import { importJWK, jwtVerify } from "jose";

/** Who the bearer of a header is; null where nobody. */
export type SignIn = (authorization: string | undefined) => Promise<string | null>;

const algorithm = "EdDSA";

/** Checks access tokens as the server does that it is compared with: a JWT, signed with Ed25519, that has not expired. */
export async function createSignIn(publicJwk: string): Promise<SignIn> {
  const key = await importJWK(JSON.parse(publicJwk), algorithm);

  return async (authorization) => {
    const token = /^Bearer (.+)$/.exec(authorization ?? "")?.[1];
    if (token === undefined) return null;

    const { payload } = await jwtVerify(token, key, { algorithms: [algorithm] });
    return payload.sub ?? null;
  };
}
