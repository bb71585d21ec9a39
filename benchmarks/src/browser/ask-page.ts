import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";

const script = fileURLToPath(new URL("./in-page.js", import.meta.url));

/** Pixels of a turn of the wheel, one a frame: faster than anybody reads, or to get somewhere. */
const turns = { fast: 300, headlong: 3_000 };

/** Puts what measures into every document that a page opens from now on. */
export async function instrument(page: Page): Promise<void> {
  await page.addInitScript({ path: script });
}

/** Milliseconds that a page's own `measured.…` tells. */
async function ask(page: Page, call: string): Promise<number> {
  return Number(await page.evaluate(`measured.${call}`));
}

/** From going to an address to the last of what a selector finds being in view, with a field to write in. */
export async function timeOpening(page: Page, address: string, selector: string): Promise<number> {
  await page.goto(address, { waitUntil: "commit" });

  return ask(page, `untilSeen(${JSON.stringify(selector)})`);
}

/** From the key to the question on the page. */
export async function timeSending(page: Page, question: string): Promise<number> {
  const composer = page.getByRole("textbox", { name: "写消息" });
  await composer.fill(question);
  const shown = ask(page, "fromKeyToMessage()");
  await composer.press("Enter");

  return shown;
}

/**
 * Turns the wheel upwards until a message of this number or a lower one is in view.
 * @returns the longest time between two frames in milliseconds
 */
export async function scrollUpTo(page: Page, number: number, speed: keyof typeof turns): Promise<number> {
  await page.mouse.move(700, 300);
  await page.evaluate("void measured.watchFrames()");
  while (!(await page.evaluate(`measured.hasReached(${number})`))) await page.mouse.wheel(0, -turns[speed]);

  return ask(page, "longestGapMs");
}

export type Opening = { paintMs: number; readyMs: number };

/** Opens an address as somebody does who was never here: nothing comes from the browser's cache. */
export async function timeFirstVisit(page: Page, address: string, field: string): Promise<Opening> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.setCacheDisabled", { cacheDisabled: true });
  await page.goto(address, { waitUntil: "commit" });
  const readyMs = await ask(page, `untilReady(${JSON.stringify(field)})`);
  const paintMs = await ask(page, "firstPaint()");
  await session.detach();

  return { paintMs, readyMs };
}
