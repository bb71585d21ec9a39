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

/** Resolves when no colour is on its way any more: each level of nesting starts when the one above it arrives. */
export function showTheme(page: Page, theme: "light" | "dark"): Promise<void> {
  return page.evaluate(async (isDark) => {
    document.documentElement.classList.toggle("dark", isDark);
    let calmFrames = 0;
    while (calmFrames < 3) {
      await new Promise(requestAnimationFrame);
      const isMoving = document.getAnimations().some((animation) => animation instanceof CSSTransition);
      calmFrames = isMoving ? 0 : calmFrames + 1;
    }
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
