import { existsSync } from "node:fs";
import { join } from "node:path";
import { serveStatic } from "@hono/node-server/serve-static";
import type { Context, Hono, Next } from "hono";
import { html } from "hono/html";
import type { HttpEnv } from "./env.ts";

/** Vite puts files with a hash in their name there: the same name is the same file for ever. */
const hashed = /[\\/]assets[\\/]/;
/** Addresses that programs call: a wrong one is a 404 and not a page. */
const notPages = /^\/((admin\/)?assets|api|trpc|v1|webhooks|\.well-known|healthz|readyz|metrics)(\/|$)/;

/** The built web client at `/`, whose own router answers every address that is not a file. */
export function mountWebClient(app: Hono<HttpEnv>, webDir: string): void {
  app.use("/s/*", unlisted);
  mountPages(app, { at: "/", dir: webDir });
}

/** The built operator's application at `/admin/`, in the same way. To be mounted before the web client. */
export function mountAdminClient(app: Hono<HttpEnv>, adminDir: string): void {
  app.use("/admin/*", unlisted);
  app.get("/admin", (c) => c.redirect("/admin/"));
  mountPages(app, { at: "/admin/", dir: adminDir });
}

function mountPages(app: Hono<HttpEnv>, { at, dir }: { at: "/" | "/admin/"; dir: string }): void {
  const addresses = `${at}*`;
  if (!existsSync(join(dir, "index.html"))) {
    app.get(addresses, (c, next) => (isPage(c) ? c.html(missingPage, 503) : next()));
    return;
  }

  const files = serveStatic<HttpEnv>({
    root: dir,
    rewriteRequestPath: (path) => path.slice(at.length - 1),
    precompressed: true,
    onFound: setCaching,
  });
  const page = serveStatic<HttpEnv>({
    path: "index.html",
    root: dir,
    precompressed: true,
    onFound: setCaching,
  });

  app.get(addresses, files);
  app.get(addresses, (c, next) => (isPage(c) ? page(c, next) : next()));
}

/** Not for those who search: what is shared by a link (RFC 9309 has no word for that), and the operator's pages. */
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
