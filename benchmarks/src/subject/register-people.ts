import { randomUUID } from "node:crypto";
import type { AppRouter } from "@claw/client";
import { createTRPCClient, httpLink } from "@trpc/client";

/** Registrations from one address are limited, so each of these groups comes from another. */
const peoplePerAddress = 200;

/** Hashing a password keeps a thread busy; more at once only wait. */
const atOnce = 4;

/**
 * Registers as many people and gives their access tokens, which are good for ten minutes. More than 300 need a server
 * that trusts one proxy (`TRUST_PROXY=1`).
 */
export async function registerPeople(serverUrl: string, count: number): Promise<string[]> {
  const password = randomUUID();
  const tokens = Array.from({ length: count }, () => "");
  const queue = tokens.keys();

  const register = async () => {
    for (const index of queue) {
      const client = clientFrom(serverUrl, `10.0.${Math.floor(index / peoplePerAddress)}.1`);
      const email = `reader-${index}@benchmark.test`;
      const { accessToken } = await client.auth.register.mutate({ email, password, name: `Reader ${index}` });
      tokens[index] = accessToken;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, register));

  return tokens;
}

function clientFrom(serverUrl: string, address: string) {
  return createTRPCClient<AppRouter>({
    links: [httpLink({ url: `${serverUrl}/trpc`, headers: { "x-forwarded-for": address } })],
  });
}
