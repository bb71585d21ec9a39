import {
  type BrowserClient,
  type BrowserClientOptions,
  createBrowserClient,
  type SignOutCause,
} from "../src/browser/index.ts";
import { systemClock } from "../src/clock.ts";
import { newId } from "../src/new-id.ts";
import { globalSend } from "../src/send.ts";
import { manualClock } from "./manual-clock.ts";

/** One browser: its cookies, which its tabs share and scripts do not see, and what they ask the server for. */
export class Browser {
  /** What keeps browsers apart that run in one process here. */
  readonly scope = newId();
  /** How many refreshes were under way at the same time, at most. */
  mostRefreshes = 0;
  readonly #cookies = new Map<string, string>();
  #refreshes = 0;

  async send(url: string, init: RequestInit): Promise<Response> {
    const isRefresh = url.endsWith("auth.refresh");
    if (isRefresh) this.#refreshes += 1;
    this.mostRefreshes = Math.max(this.mostRefreshes, this.#refreshes);
    const headers = new Headers(init.headers);
    const cookie = this.#header();
    if (cookie) headers.set("cookie", cookie);

    try {
      const response = await globalSend(url, { ...init, headers });
      this.#take(response);
      return response;
    } finally {
      if (isRefresh) this.#refreshes -= 1;
    }
  }

  get hasCookies(): boolean {
    return this.#cookies.size > 0;
  }

  #header(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  #take(response: Response): void {
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
  /** Moves the tab's clock on, and runs the timers that are due. */
  later(ms: number): void;
  /** Moves the tab's clock on without any timer. */
  sleep(ms: number): void;
};

export type TabOptions = BrowserClientOptions & { browser?: Browser; installation: string };

/** A page of the web client in a browser with these cookies. The real clock, but one that can be moved on. */
export function openTab({ browser = new Browser(), installation, ...options }: TabOptions): Tab {
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
    scope: browser.scope,
    fetch(url, init) {
      requests.push(`${init.method} ${new URL(url).pathname.replace("/trpc/", "")}`);
      return browser.send(url, init);
    },
    ...options,
  });

  return { ...client, requests, signedOut, sockets: () => sockets, later: time.pass, sleep: time.sleep };
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
