import { type BrowserClient, type BrowserClientOptions, createBrowserClient, type SignOutCause } from "../src/browser/index.ts";
import { systemClock } from "../src/clock.ts";
import { globalSend } from "../src/send.ts";
import { manualClock } from "./manual-clock.ts";

/** The cookies of one browser, which its tabs share and scripts do not see. */
export class CookieJar {
  readonly #cookies = new Map<string, string>();

  header(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  take(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [pair = "", ...attributes] = line.split(";");
      const at = pair.indexOf("=");
      const isGone = attributes.some((attribute) => attribute.trim().toLowerCase() === "max-age=0");

      if (isGone) this.#cookies.delete(pair.slice(0, at));
      else this.#cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
  }
}

export type Tab = BrowserClient & {
  /** Requests so far, as `POST auth.refresh`. */
  requests: string[];
  /** How often this tab opened a WebSocket. */
  sockets(): number;
  signedOut: SignOutCause[];
  /** Moves the tab's clock on, as sleep does; its timers run at once. */
  later(ms: number): void;
};

export type TabOptions = BrowserClientOptions & { jar?: CookieJar; installation: string };

/** A page of the web client in a browser with these cookies. The real clock, but one that can be moved on. */
export function openTab({ jar = new CookieJar(), installation, ...options }: TabOptions): Tab {
  const requests: string[] = [];
  const signedOut: SignOutCause[] = [];
  const time = manualClock(systemClock.now());
  let sockets = 0;

  class CountedWebSocket extends WebSocket {
    constructor(url: string | URL) {
      super(url);
      sockets += 1;
    }
  }

  const client = createBrowserClient({
    url: `${installation}/trpc`,
    clock: time.clock,
    WebSocket: CountedWebSocket,
    onSignedOut: (cause) => signedOut.push(cause),
    async fetch(url, init) {
      requests.push(`${init.method} ${new URL(url).pathname.replace("/trpc/", "")}`);
      const headers = new Headers(init.headers);
      const cookie = jar.header();
      if (cookie) headers.set("cookie", cookie);

      const response = await globalSend(url, { ...init, headers });
      jar.take(response);

      return response;
    },
    ...options,
  });

  return { ...client, requests, signedOut, sockets: () => sockets, later: time.pass };
}

/** Resolves when a watched value is what is wanted. */
export function until<Value>(
  watchable: { get(): Value; subscribe(listener: () => void): () => void },
  isWanted: (value: Value) => boolean,
): Promise<void> {
  return new Promise((resolve) => {
    const check = () => {
      if (!isWanted(watchable.get())) return;
      unsubscribe();
      resolve();
    };
    const unsubscribe = watchable.subscribe(check);
    check();
  });
}
