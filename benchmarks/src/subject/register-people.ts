import { randomUUID } from "node:crypto";
import type { AppRouter } from "@claw/client";
import { createTRPCClient, httpLink } from "@trpc/client";

/** Registers as many people and gives their access tokens. */
export async function registerPeople(serverUrl: string, count: number): Promise<string[]> {
  const client = createTRPCClient<AppRouter>({ links: [httpLink({ url: `${serverUrl}/trpc` })] });
  const password = randomUUID();
  const tokens: string[] = [];

  for (let index = 0; index < count; index += 1) {
    const email = `reader-${index}@benchmark.test`;
    const { accessToken } = await client.auth.register.mutate({ email, password, name: `Reader ${index}` });
    tokens.push(accessToken);
  }

  return tokens;
}
