import type { AppRouter, RouterInputs, RouterOutputs } from "@claw/api";
import type { User } from "@claw/contract";
import { createTRPCClient, splitLink, type TRPCClient, type TRPCLink } from "@trpc/client";
import { type Clock, systemClock } from "../clock.ts";
import { callLink } from "../links/call-link.ts";
import { tokenLink } from "../links/token-link.ts";
import { globalSend, type Send } from "../send.ts";
import type { ConnectionState } from "../socket/connection-state.ts";
import { createSocket } from "../socket/create-socket.ts";
import { socketAddress } from "../socket/socket-address.ts";
import { type Grant, grantFrom } from "../tokens/grant.ts";
import { keepFresh } from "../tokens/keep-fresh.ts";
import { createTokenKeeper } from "../tokens/token-keeper.ts";
import { createWatchable, type Watchable } from "../watchable.ts";
import { exclusively } from "./exclusive.ts";
import { onWake } from "./on-wake.ts";
import { refreshByCookie } from "./refresh-by-cookie.ts";
import { type SessionState, sessionState } from "./session-state.ts";
import { openTabChannel } from "./tab-channel.ts";
import { webSend } from "./web-send.ts";

/** By one's own doing, in another tab, or because the server ended the session. */
export type SignOutCause = "logout" | "elsewhere" | "expired";

export type BrowserClientOptions = {
  /** Address of the tRPC API; `/trpc` of the page's own host where left out. */
  url?: string;
  /** Hears when somebody who was signed in no longer is. */
  onSignedOut?: (cause: SignOutCause) => void;
  /** Tabs of a browser with the same scope share one session; needed where one host has two installations. */
  scope?: string;
  fetch?: Send;
  WebSocket?: typeof globalThis.WebSocket;
  clock?: Clock;
};

export type BrowserClient = {
  trpc: TRPCClient<AppRouter>;
  /** For `createTRPCReact<AppRouter>().createClient({ links })`. */
  links: TRPCLink<AppRouter>[];
  /** Calls over HTTP that go out through a `Send` of one's own, such as one that says how far an upload is. */
  callsBy(send: Send): TRPCClient<AppRouter>;
  session: Watchable<SessionState>;
  connection: Watchable<ConnectionState>;
  /** Finds out, once per page, whether somebody is signed in. Rejects when the server cannot be reached. */
  restore(): Promise<SessionState>;
  login(input: RouterInputs["auth"]["login"]): Promise<User>;
  register(input: RouterInputs["auth"]["register"]): Promise<User>;
  /** Ends the session, in all tabs. Rejects, and leaves the person signed in, when the server cannot be reached. */
  logout(): Promise<void>;
  /** Lets go of socket, timers and listeners. */
  close(): Promise<void>;
};

/** Calls that speak for the socket that they come over. */
const socketPaths: ReadonlySet<string> = new Set(["presence.set"]);

/**
 * The client of a page: HTTP for calls, one WebSocket for subscriptions while somebody is signed in. The access token
 * lives in memory only; the refresh token in a cookie that scripts cannot read.
 */
export function createBrowserClient(options: BrowserClientOptions = {}): BrowserClient {
  const { onSignedOut, WebSocket, clock = systemClock, scope = "claw-session" } = options;
  const url = new URL(options.url ?? "/trpc", globalThis.location?.href).href;
  const send = webSend(options.fetch ?? globalSend);
  const refresh = refreshByCookie(url, send);
  const session = createWatchable<SessionState>({ status: "unknown" });
  let cause: SignOutCause = "expired";

  const tokens = createTokenKeeper({
    clock,
    fetchGrant: (isWanted) =>
      exclusively(scope, async () => {
        // Another tab may have been first, and have told us its token.
        const issued = isWanted() ? await refresh() : null;

        return issued && isWanted() ? announce(issued) : null;
      }),
  });
  const tabs = openTabChannel(scope, (message) => {
    if (message.kind === "signedIn") tokens.set(message.grant);
    else signOut("elsewhere");
  });
  const socket = createSocket({ url: socketAddress(url), tokens, clock, WebSocket });
  const links: TRPCLink<AppRouter>[] = [
    tokenLink(tokens, clock),
    splitLink({
      condition: ({ type, path }) => type === "subscription" || socketPaths.has(path),
      true: socket.link,
      false: callLink({ url, send, headers }),
    }),
  ];
  const trpc = createTRPCClient<AppRouter>({ links });

  function headers(): Record<string, string> {
    const accessToken = tokens.holding()?.accessToken;

    return accessToken === undefined ? {} : { authorization: `Bearer ${accessToken}` };
  }

  function announce(issued: RouterOutputs["auth"]["login"]): Grant {
    const grant = { ...grantFrom(issued, clock.now()), user: issued.user };
    tabs.post({ kind: "signedIn", grant });

    return grant;
  }

  function signOut(why: SignOutCause): void {
    cause = why;
    tokens.set(null);
    cause = "expired";
  }

  const stopListening = tokens.subscribe((holding) => {
    const before = session.get();
    session.set(sessionState(holding, before));

    if (holding) return socket.open();
    void socket.close();
    if (before.status === "signedIn") onSignedOut?.(cause);
  });
  const freshness = keepFresh(tokens, clock);
  const stopWaking = onWake(() => {
    freshness.check();
    socket.wake();
  });

  return {
    trpc,
    links,
    callsBy: (own) =>
      createTRPCClient({ links: [tokenLink(tokens, clock), callLink({ url, send: webSend(own), headers })] }),
    session,
    connection: socket.connection,
    async restore() {
      await tokens.get();

      return session.get();
    },
    async login(input) {
      const issued = await trpc.auth.login.mutate(input);
      tokens.set(announce(issued));

      return issued.user;
    },
    async register(input) {
      const issued = await trpc.auth.register.mutate(input);
      tokens.set(announce(issued));

      return issued.user;
    },
    async logout() {
      await exclusively(scope, () => trpc.auth.logout.mutate());
      tabs.post({ kind: "signedOut" });
      signOut("logout");
    },
    async close() {
      stopListening();
      stopWaking();
      freshness.stop();
      tabs.close();
      await socket.close();
    },
  };
}
