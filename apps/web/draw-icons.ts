// Draws the icons of the installed client from the favicon: `node apps/web/draw-icons.ts` after a change of it.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "playwright-core";

const folder = join(import.meta.dirname, "public");
const strokes = /<g[\s\S]*<\/g>/.exec(await readFile(join(folder, "favicon.svg"), "utf8"))?.[0] ?? "";
const colour = "#0f6b69";

/** @param radius of the corners, @param part of the width that the strokes' own square takes */
const icon = (radius: number, part: number) => `
  <body style="margin:0"><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="100%" style="display:block">
    <rect width="32" height="32" rx="${radius}" fill="${colour}" />
    <g transform="translate(${16 - 16 * part} ${16 - 16 * part}) scale(${part})">${strokes}</g>
  </svg></body>`;

const files = [
  { name: "icon-192", size: 192, content: icon(8, 1) },
  { name: "icon-512", size: 512, content: icon(8, 1) },
  { name: "apple-touch-icon", size: 180, content: icon(0, 0.92) },
  // The outer tenth may be cut off: W3C, maskable icons.
  { name: "maskable-512", size: 512, content: icon(0, 0.78) },
] as const;

const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
for (const { name, size, content } of files) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(content);
  await page.screenshot({ path: join(folder, `icons/${name}.png`), omitBackground: true });
  await page.close();
}
await browser.close();
