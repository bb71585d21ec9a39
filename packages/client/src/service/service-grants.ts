import type { AppRouter } from "@claw/api";
import type { TRPCClient } from "@trpc/client";
import type { Clock } from "../clock.ts";
import { reasonOf } from "../error-facts.ts";
import { type Grant, grantFrom, lastingGrant } from "../tokens/grant.ts";

/** How a program proves who it is: an access token, a way to get one, or a person's e-mail and password. */
export type ServiceAuth =
  | { token: string }
  | { getToken: () => string | Promise<string> }
  | { credentials: { email: string; password: string } };

export type GrantSource = {
  fetchGrant(): Promise<Grant | null>;
  /** Ends the session that was opened, if one was. */
  end(): Promise<void>;
};

/** Where a service client's tokens come from. `open` is a client that sends none. */
export function serviceGrants(auth: ServiceAuth, open: TRPCClient<AppRouter>, clock: Clock): GrantSource {
  if ("credentials" in auth) return sessionGrants(auth.credentials, open, clock);

  const getToken = "token" in auth ? () => auth.token : auth.getToken;

  return { fetchGrant: async () => lastingGrant(await getToken()), end: async () => undefined };
}

function sessionGrants(
  credentials: { email: string; password: string },
  open: TRPCClient<AppRouter>,
  clock: Clock,
): GrantSource {
  let refreshToken: string | undefined;

  async function refreshOrLogin() {
    if (refreshToken === undefined) return open.auth.login.mutate(credentials);

    try {
      return await open.auth.refresh.mutate({ refreshToken });
    } catch (error) {
      if (reasonOf(error) !== "UNAUTHENTICATED") throw error;

      return open.auth.login.mutate(credentials);
    }
  }

  return {
    async fetchGrant() {
      const issued = await refreshOrLogin();
      refreshToken = issued.refreshToken;

      return grantFrom(issued, clock.now());
    },
    async end() {
      if (refreshToken === undefined) return;

      try {
        await open.auth.logout.mutate({ refreshToken });
      } catch (error) {
        // A server that is out of reach cannot be told; the session ends by itself when it has been idle.
        if (reasonOf(error) !== null) throw error;
      }
    },
  };
}
