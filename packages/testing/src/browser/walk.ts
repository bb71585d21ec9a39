import { mkdir } from "node:fs/promises";
import type { Page } from "playwright-core";
import { findBarriers, findFaint, isTooWide, readTexts, showTheme } from "./barriers.ts";

export type Screen = {
  name: string;
  path: string;
  /** What is opened on the page, in either language. */
  open?: (page: Page) => Promise<void>;
};

/** In what language and on what window screens are looked at, and what is wrong there. */
export type Manner = {
  language: "zh" | "en";
  viewport: { width: number; height: number };
  /** What looks for barriers in a theme; the themes share everything but their colours. */
  findBarriers: Partial<Record<"light" | "dark", (page: Page) => Promise<string[]>>>;
  isWrong: (text: string) => boolean;
};

/** Four Latin words in a row are a sentence that nobody has translated. Names and examples are shorter. */
const englishSentence = /\b[A-Za-z]{2,}(?: [A-Za-z]{2,}){3,}/;
const han = /\p{Script=Han}/u;

export const englishOnAWideWindow: Manner = {
  language: "en",
  viewport: { width: 1280, height: 800 },
  findBarriers: { light: findBarriers, dark: findFaint },
  isWrong: (text) => han.test(text.replace("中文", "")),
};

export const chineseOnAPhone: Manner = {
  language: "zh",
  viewport: { width: 390, height: 844 },
  findBarriers: {},
  isWrong: (text) => englishSentence.test(text),
};

export type WalkOptions = {
  page: Page;
  url: string;
  /** Where each screen is painted to, for somebody to look at; nowhere unless it is said. */
  pictures?: string | undefined;
};

/**
 * Opens each screen in both themes and says what is wrong with it: its texts, its width, and what axe finds. A page on
 * which something was opened is left for a new one.
 */
export async function walkScreens(
  { page, url, pictures }: WalkOptions,
  { language, findBarriers, isWrong }: Manner,
  screens: readonly Screen[],
): Promise<string[]> {
  const found: string[] = [];
  let isAsBooted = false;
  if (pictures) await mkdir(pictures, { recursive: true });

  for (const { name, path, open } of screens) {
    if (isAsBooted) await follow(page, path);
    else await page.goto(`${url}${path}`);
    await settle(page);
    isAsBooted = !open;
    await open?.(page);
    if (open) await page.locator("[role=dialog], [role=menu]").first().waitFor();

    for (const theme of ["light", "dark"] as const) {
      if (!findBarriers[theme] && !pictures) continue;

      await showTheme(page, theme);
      if (pictures) await page.screenshot({ path: `${pictures}/${name}-${language}-${theme}.png` });
      const barriers = (await findBarriers[theme]?.(page)) ?? [];
      found.push(...barriers.map((barrier) => `${name} ${theme}: ${barrier}`));
    }
    found.push(...(await readTexts(page)).filter(isWrong).map((text) => `${name} says: ${text}`));
    if (await isTooWide(page)) found.push(`${name} is wider than the window`);
  }

  return found;
}

/**
 * Leads to a screen of the same client as a link does, by its router, and resolves when the screen is there: booting the
 * client anew takes longer than all that is looked at on it.
 */
function follow(page: Page, path: string): Promise<void> {
  return page.evaluate(`__TSR_ROUTER__.navigate({ href: ${JSON.stringify(path)} }).then(() => {})`);
}

/**
 * Resolves when a page knows what it shows: it has its heading (those of the sidebar are there before), nothing is on
 * its way, and nothing has changed for a moment.
 */
export function settle(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const quietMs = 200;
        const isThere = () => document.querySelector("h1") && !document.querySelector(".skeleton");
        const look = () => {
          if (!isThere()) return;

          observer.disconnect();
          resolve();
        };
        let timer = setTimeout(look, quietMs);
        const observer = new MutationObserver(() => {
          clearTimeout(timer);
          timer = setTimeout(look, quietMs);
        });
        observer.observe(document, { childList: true, subtree: true, attributes: true, characterData: true });
      }),
  );
}

/** Speaks a language from the next page on. */
export function speak(page: Page, language: "zh" | "en"): Promise<void> {
  return page.evaluate((chosen) => localStorage.setItem("claw.language", chosen), language);
}
