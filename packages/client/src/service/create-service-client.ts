import type { AppRouter, RouterOutputs } from "@claw/api";
import { createTRPCClient, httpLink, splitLink, type TRPCClient } from "@trpc/client";
import { systemClock } from "../clock.ts";
import { callLink } from "../links/call-link.ts";
import { type RetryOptions, retryLink } from "../links/retry-link.ts";
import { tokenLink } from "../links/token-link.ts";
import { fetchBy, globalSend, type Send } from "../send.ts";
import { createSocket } from "../socket/create-socket.ts";
import { socketAddress } from "../socket/socket-address.ts";
import { keepFresh } from "../tokens/keep-fresh.ts";
import { createTokenKeeper } from "../tokens/token-keeper.ts";
import { type ServiceAuth, serviceGrants } from "./service-grants.ts";

export type ServiceClientOptions = ServiceAuth & {
  /** Address of the installation, `https://claw.example.com`; or of its tRPC API, where that is elsewhere. */
  url: string;
  /** For a runtime without one. */
  WebSocket?: typeof globalThis.WebSocket;
  fetch?: Send;
  /** How calls that can safely be repeated are repeated; four attempts, waits up to 30 s, where left out. */
  retry?: Partial<RetryOptions>;
};

/** The procedures, typed, by feature; and the end. */
export type ServiceClient = Pick<TRPCClient<AppRouter>, keyof RouterOutputs> &
  AsyncDisposable & {
    /** The plain tRPC client, for libraries that ask for one. */
    trpc: TRPCClient<AppRouter>;
    /** Calls over HTTP, made once, that go out through a `Send` of one's own. */
    callsBy(send: Send): TRPCClient<AppRouter>;
    /** Closes the socket and ends the session that `credentials` opened. */
    close(): Promise<void>;
  };

function apiAddress(url: string): string {
  const address = new URL(url);
  if (address.pathname.replace(/\/$/, "").endsWith("/trpc")) return address.href;

  return new URL("trpc", address.href.endsWith("/") ? address : `${address.href}/`).href;
}

/**
 * A client for programs: HTTP for calls, a WebSocket for subscriptions, opened with the first one. Tokens are fetched
 * and renewed by themselves; lost calls are repeated where that cannot do a thing twice.
 */
export function createServiceClient(options: ServiceClientOptions): ServiceClient {
  const { WebSocket, retry } = options;
  const clock = systemClock;
  const url = apiAddress(options.url);
  const send = options.fetch ?? globalSend;
  const http = { url, fetch: fetchBy(send) };
  const grants = serviceGrants(options, createTRPCClient({ links: [httpLink(http)] }), clock);
  const tokens = createTokenKeeper({ clock, fetchGrant: grants.fetchGrant });
  const socket = createSocket({ url: socketAddress(url), tokens, clock, WebSocket });
  const freshness = keepFresh(tokens, clock);

  function headers(): Record<string, string> {
    const accessToken = tokens.holding()?.accessToken;

    return accessToken === undefined ? {} : { authorization: `Bearer ${accessToken}` };
  }

  const trpc = createTRPCClient<AppRouter>({
    links: [
      retryLink({ attempts: 4, longestWaitMs: 30_000, ...retry }, clock),
      tokenLink(tokens, clock),
      splitLink({
        condition: (op) => op.type === "subscription",
        true: socket.link,
        false: callLink({ url, send, headers }),
      }),
    ],
  });

  function callsBy(own: Send): TRPCClient<AppRouter> {
    return createTRPCClient({ links: [tokenLink(tokens, clock), callLink({ url, send: own, headers })] });
  }

  async function close(): Promise<void> {
    freshness.stop();
    await socket.close();
    await grants.end();
  }

  const { auth, user, admin, model, conversation, preset, prompt } = trpc;
  const { share, presence, knowledge, billing, system } = trpc;
  const talking = { auth, user, admin, model, conversation, preset, prompt };
  const features = { ...talking, share, presence, knowledge, billing, system };

  return { ...features, trpc, callsBy, close, [Symbol.asyncDispose]: close };
}
