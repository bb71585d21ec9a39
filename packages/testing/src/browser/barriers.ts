import { createRequire } from "node:module";
import type { Page } from "playwright-core";

/** For `page.addInitScript`: what looks for barriers. */
export const axeSource = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** An open menu belongs to its button and to no part of the page: axe would have it in one. */
const floating = /^region: <div data-radix-popper-content-wrapper|^region: <div data-radix-popper-co/;

/** What axe finds on the page as it is, in few words. */
export function findBarriers(page: Page): Promise<string[]> {
  return runAxe(page, "{}");
}

/** Only what is too faint to be read: what another theme can do wrong. */
export function findFaint(page: Page): Promise<string[]> {
  return runAxe(page, "{ runOnly: ['color-contrast'] }");
}

async function runAxe(page: Page, options: string): Promise<string[]> {
  const barriers = await page.evaluate<string[]>(
    `axe.run(${options}).then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html)))`,
  );

  return barriers.filter((barrier) => !floating.test(barrier));
}

/** Whether one has to scroll sideways. */
export function isTooWide(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
}

/**
 * Resolves when the page is painted in a theme, at once in all of its colours: on their way there each level of nesting
 * would start when the one above it has arrived, and every frame would paint the page anew.
 */
export function showTheme(page: Page, theme: "light" | "dark"): Promise<void> {
  return page.evaluate(async (isDark) => {
    const still = new CSSStyleSheet();
    still.replaceSync("*, ::before, ::after { transition: none !important; }");
    document.adoptedStyleSheets = [still];
    document.documentElement.classList.toggle("dark", isDark);
    // What was asked for in one frame has been painted by the next.
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
  }, theme === "dark");
}

/** Everything that is shown or read out: texts, names and hints; not what a person or a model wrote. */
export function readTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const isWritten = (element: Element) =>
      element.closest("[data-written], .markdown, pre, textarea, option[lang]") !== null;
    const texts: string[] = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node instanceof Element ? node : node.parentElement;
      if (!element || element.closest("script, style, [lang]:not(html)") || isWritten(element)) continue;

      if (!(node instanceof Element)) texts.push(node.textContent ?? "");
      else
        texts.push(
          ...["aria-label", "title", "placeholder", "alt", "data-tip"].map(
            (name) => node.getAttribute(name) ?? "",
          ),
        );
    }
    return texts.map((text) => text.trim()).filter((text) => text !== "");
  });
}
