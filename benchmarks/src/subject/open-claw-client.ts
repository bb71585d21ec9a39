import type { AppRouter } from "@claw/client";
import { createTRPCClient, createWSClient, wsLink } from "@trpc/client";
import { WebSocket } from "ws";

/** The plain tRPC client on a socket of its own. */
export function openClawClient(serverUrl: string, token: string) {
  const implementation: unknown = WebSocket;
  if (!isWebSocketClass(implementation)) throw new TypeError("ws has no WebSocket");

  const socket = createWSClient({
    url: `${serverUrl.replace(/^http/, "ws")}/trpc`,
    connectionParams: { token },
    WebSocket: implementation,
  });

  return {
    api: createTRPCClient<AppRouter>({ links: [wsLink({ client: socket })] }),
    close: () => socket.close(),
  };
}

/** The constructor of `ws` does all that the client asks of a browser's. */
function isWebSocketClass(value: unknown): value is typeof globalThis.WebSocket {
  return typeof value === "function";
}
