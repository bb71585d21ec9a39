import { randomUUID } from "node:crypto";
import type { AppRouter } from "@claw/client";
import { createTRPCClient, httpLink } from "@trpc/client";
import { openWire, type Wire } from "../load/open-wire.ts";

/** Somebody who stays signed in for hours. */
export interface Member {
  openSocket(): Promise<Wire>;
  /** Calls one procedure on a socket of its own. */
  call(path: string, input: object): Promise<unknown>;
}

/** An access token is good for ten minutes; a socket opened with it should have some of them left. */
const tokenForMs = 5 * 60_000;

export async function openMember(serverUrl: string, index: number): Promise<Member> {
  const client = createTRPCClient<AppRouter>({ links: [httpLink({ url: `${serverUrl}/trpc` })] });
  const credentials = { email: `soak-${index}@benchmark.test`, password: randomUUID() };
  await client.auth.register.mutate({ ...credentials, name: `Soak ${index}` });
  let signedInAt = Number.NEGATIVE_INFINITY;
  let token: Promise<string> = Promise.resolve("");

  function currentToken(): Promise<string> {
    if (performance.now() - signedInAt > tokenForMs) {
      signedInAt = performance.now();
      token = client.auth.login.mutate(credentials).then(({ accessToken }) => accessToken);
    }

    return token;
  }

  const openSocket = async () => openWire(serverUrl, await currentToken());

  return {
    openSocket,
    async call(path, input) {
      const wire = await openSocket();
      try {
        return await wire.call("mutation", path, input);
      } finally {
        wire.cut();
        await wire.closed;
      }
    },
  };
}
