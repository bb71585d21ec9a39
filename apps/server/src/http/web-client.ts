import { existsSync } from "node:fs";
import { join } from "node:path";
import { serveStatic } from "@hono/node-server/serve-static";
import type { Context, Hono, Next } from "hono";
import { html } from "hono/html";
import type { HttpEnv } from "./env.ts";

/** Vite puts files with a hash in their name there: the same name is the same file for ever. */
const hashed = /[\\/]assets[\\/]/;
/** Addresses that programs call: a wrong one is a 404 and not a page. */
const notPages = /^\/(api|trpc|v1|webhooks|assets|\.well-known|healthz|readyz|metrics)(\/|$)/;

/** The built web client at `/`, whose own router answers every address that is not a file. */
export function mountWebClient(app: Hono<HttpEnv>, webDir: string): void {
  if (!existsSync(join(webDir, "index.html"))) {
    app.get("/*", (c, next) => (isPage(c) ? c.html(missingPage, 503) : next()));
    return;
  }

  const files = serveStatic<HttpEnv>({ root: webDir, precompressed: true, onFound: setCaching });
  const page = serveStatic<HttpEnv>({
    path: "index.html",
    root: webDir,
    precompressed: true,
    onFound: setCaching,
  });

  app.use("/s/*", unlisted);
  app.get("/*", files);
  app.get("/*", (c, next) => (isPage(c) ? page(c, next) : next()));
}

/** What is shared by a link is for those who have it, not for those who search (RFC 9309 has no word for that). */
async function unlisted(c: Context<HttpEnv>, next: Next): Promise<void> {
  c.header("x-robots-tag", "noindex, nofollow, noarchive");
  await next();
}

function setCaching(path: string, c: Context<HttpEnv>): void {
  c.header("cache-control", hashed.test(path) ? "public, max-age=31536000, immutable" : "no-cache");
}

function isPage(c: Context<HttpEnv>): boolean {
  return !notPages.test(c.req.path) && !/\.[a-z0-9]{1,8}$/i.test(c.req.path);
}

const missingPage = html`<!doctype html>
<html lang="zh">
  <head>
    <meta charset="utf-8" />
    <title>CLAW.AI</title>
  </head>
  <body>
    <h1>网页还没有构建 · The web client is not built yet</h1>
    <p>服务器已经运行。请停止它，再运行 <code>npm start</code>：它会先构建网页。</p>
    <p>The server runs. Stop it and run <code>npm start</code>, which builds the pages first.</p>
  </body>
</html>`;
