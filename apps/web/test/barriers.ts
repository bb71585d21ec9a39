import { createRequire } from "node:module";
import type { Page } from "playwright-core";

/** For `addInitScript`: the page can then be asked what it bars. */
export const axeSource = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** What axe finds on the page as it is, in few words. */
export function findBarriers(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(
    "axe.run().then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html)))",
  );
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
