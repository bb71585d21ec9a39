import { existsSync } from "node:fs";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";

/** The headless shell first: the same engine without a window around it, which takes two thirds of a page's processor time. */
const candidates = [
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
];

/** The browser of this machine. Null without one, said aloud; in CI that is an error. */
export function findChromium(): string | null {
  const found = candidates.find((path) => existsSync(path));
  if (found) return found;

  const message = `no Chromium at ${candidates.join(", ")}: install it (Debian: apt-get install chromium-headless-shell)`;
  if (process.env.CI === "true") throw new Error(message);

  console.warn(`SKIPPED the journeys in a browser: ${message}`);
  return null;
}

export function launchChromium(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/** A page of a browser of its own, and everything that should not have happened on it. */
export type WatchedPage = { page: Page; problems: string[] };

export type OpenOptions = BrowserContextOptions & {
  /** Console errors that belong to what is tested. */
  expected?: RegExp;
};

/** Opens a page and notes console errors, uncaught errors and rejections, and requests to other hosts. */
export async function openPage(
  browser: Browser,
  url: string,
  options: OpenOptions = {},
): Promise<WatchedPage> {
  const { expected, ...rest } = options;
  const context = await browser.newContext({
    locale: "zh-CN",
    viewport: { width: 1280, height: 800 },
    // What is tested is the page; the worker has a test of its own.
    serviceWorkers: "block",
    ...rest,
  });
  const page = await context.newPage();
  const problems: string[] = [];
  const { host } = new URL(url);
  page.setDefaultTimeout(15_000);

  page.on("console", (message) => {
    const text = `${message.text()} ${message.location().url}`;
    if (message.type() === "error" && !expected?.test(text)) problems.push(`console: ${text}`);
  });
  page.on("pageerror", (error) => problems.push(`uncaught: ${error.stack ?? error.message}`));
  page.on("request", (request) => {
    const target = new URL(request.url());
    if (/^https?:$/.test(target.protocol) && target.host !== host) problems.push(`foreign: ${target.href}`);
  });
  page.on("websocket", (socket) => {
    if (new URL(socket.url()).host !== host) problems.push(`foreign: ${socket.url()}`);
  });

  return { page, problems };
}
