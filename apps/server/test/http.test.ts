import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { request as httpRequest } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRemoteJWKSet, jwtVerify } from "jose";
import { afterAll, beforeAll, expect, test } from "vitest";
import { failureOf, password, reasonOf, sessionOf, startWorld, type World } from "./world.ts";

let world: World;
let webDir: string;
let adminDir: string;

beforeAll(async () => {
  webDir = await mkdtemp(join(tmpdir(), "claw-web-"));
  await mkdir(join(webDir, "assets"));
  await writeFile(join(webDir, "index.html"), "<!doctype html><title>CLAW.AI client</title>");
  await writeFile(join(webDir, "assets", "index-4f3a9c1b.js"), "console.log(1);");
  adminDir = await mkdtemp(join(tmpdir(), "claw-admin-"));
  await mkdir(join(adminDir, "assets"));
  await writeFile(join(adminDir, "index.html"), "<!doctype html><title>CLAW.AI admin</title>");
  await writeFile(join(adminDir, "assets", "index-5a1b2c3d.js"), "console.log(2);");
  world = await startWorld({ webDir, adminDir });
});

afterAll(async () => {
  await world[Symbol.asyncDispose]();
  await rm(webDir, { recursive: true });
  await rm(adminDir, { recursive: true });
});

const credentials = { email: "somebody@example.com", password };

test.each(["/", "/healthz", "/trpc/system.installation", "/api/v1/auth/me", "/nothing.txt"])(
  "%s carries the security headers and a request id",
  async (path) => {
    const { headers } = await fetch(`${world.url}${path}`);
    const policy = headers.get("content-security-policy") ?? "";

    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain(`connect-src 'self' ${world.url.replace("http", "ws")};`);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("object-src 'none'");
    expect(policy).toContain("base-uri 'none'");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect(headers.get("strict-transport-security")).toBeNull();
    expect(headers.get("access-control-allow-origin")).toBeNull();
    expect(headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  },
);

test("an error names the request that its log line names", async () => {
  const response = await world.query("auth.me", null);
  const { reason, requestId } = await failureOf(response);

  expect(response.status).toBe(401);
  expect(reason).toBe("UNAUTHENTICATED");
  expect(requestId).toBe(response.headers.get("x-request-id"));
  expect(world.logged()).toContain(requestId);
});

test("a body above 1 MB is 413 in tRPC's shape, with and without a length", async () => {
  const long = JSON.stringify({ ...credentials, name: "x".repeat(1024 * 1024) });
  const chunked = new ReadableStream({
    start(controller) {
      for (const part of long.match(/.{1,65536}/gs) ?? []) controller.enqueue(new TextEncoder().encode(part));
      controller.close();
    },
  });

  for (const body of [long, chunked]) {
    const response = await post("/trpc/auth.register", body);
    expect(response.status).toBe(413);
    expect(await reasonOf(response)).toBe("PAYLOAD_TOO_LARGE");
  }
});

test("a body above 1 MB is 413 in REST's shape", async () => {
  const response = await post(
    "/api/v1/auth/register",
    JSON.stringify({ ...credentials, name: "x".repeat(1024 * 1024) }),
  );

  expect(response.status).toBe(413);
  expect(await response.json()).toMatchObject({ code: 413, detail: "PAYLOAD_TOO_LARGE" });
});

test("a call without a body is a call without input, as tRPC's own client sends it", async () => {
  const headers = { "content-type": "application/json" };
  const response = await fetch(`${world.url}/trpc/auth.logout`, { method: "POST", headers });

  expect(response.status).toBe(200);
});

test("a body that is not UTF-8 is refused on both faces, and nothing is written", async () => {
  const head = Buffer.from('{"email":"broken@example.com","password":"correct horse battery 42","name":"');
  const body = Buffer.concat([head, Buffer.from([0xff, 0xfe, 0x41]), Buffer.from('"}')]);

  const trpc = await post("/trpc/auth.register", body);
  expect(trpc.status).toBe(400);
  expect(await reasonOf(trpc)).toBe("INVALID_INPUT");
  const rest = await post("/api/v1/auth/register", body);
  expect(rest.status).toBe(400);

  expect(await world.db.prisma.user.findFirst({ where: { email: "broken@example.com" } })).toBeNull();
});

test("a body that is not JSON is INVALID_INPUT", async () => {
  const response = await post("/trpc/auth.login", "{not json");

  expect(response.status).toBe(400);
  expect(await reasonOf(response)).toBe("INVALID_INPUT");
});

test.each(["https://evil.example", "null", "http://localhost:1"])(
  "a page of %s may change nothing, on either face",
  async (origin) => {
    const input = { ...credentials, email: "lured@example.com" };

    const trpc = await world.mutate("auth.register", input, { origin });
    expect(trpc.status).toBe(403);
    expect(await reasonOf(trpc)).toBe("FORBIDDEN");
    const rest = await post("/api/v1/auth/register", JSON.stringify(input), { origin });
    expect(rest.status).toBe(403);

    expect(await world.db.prisma.user.findFirst({ where: { email: input.email } })).toBeNull();
  },
);

test("a page of our own may", async () => {
  const response = await world.mutate(
    "auth.register",
    { ...credentials, email: "own@example.com" },
    { origin: world.url },
  );

  expect(response.status).toBe(200);
});

test("a token in the address counts for nothing", async () => {
  const { accessToken } = await world.register();
  const query = `?token=${accessToken}&access_token=${accessToken}&authorization=Bearer%20${accessToken}`;

  expect((await fetch(`${world.url}/trpc/auth.me${query}`)).status).toBe(401);
  expect((await fetch(`${world.url}/api/v1/auth/me${query}`)).status).toBe(401);
  expect((await world.query("auth.me", null, { authorization: `Bearer ${accessToken}` })).status).toBe(200);
});

test("a browser's refresh token lives in an HttpOnly cookie, and rotates there", async () => {
  const web = { "x-claw-client": "web" };
  const registered = await world.mutate("auth.register", { ...credentials, email: "web@example.com" }, web);
  const first = cookieOf(registered);
  expect(first.attributes).toEqual(["HttpOnly", "Max-Age=7776000", "Path=/", "SameSite=Strict"]);
  expect(await sessionOf(registered)).not.toHaveProperty("refreshToken");

  const refreshed = await world.mutate("auth.refresh", {}, { ...web, cookie: first.pair });
  expect(refreshed.status).toBe(200);
  const second = cookieOf(refreshed);
  expect(second.pair).not.toBe(first.pair);

  const again = await world.mutate("auth.refresh", {}, { ...web, cookie: second.pair });
  expect(again.status).toBe(200);

  const out = await world.mutate("auth.logout", {}, { ...web, cookie: cookieOf(again).pair });
  expect(cookieOf(out).attributes).toContain("Max-Age=0");
  const dead = await world.mutate("auth.refresh", {}, { ...web, cookie: cookieOf(again).pair });
  expect(dead.status).toBe(401);
  expect(await reasonOf(dead)).toBe("UNAUTHENTICATED");
});

test("other clients get it in the body and no cookie, and a cookie without the header is not looked at", async () => {
  const registered = await world.mutate("auth.register", { ...credentials, email: "program@example.com" });
  expect(registered.headers.get("set-cookie")).toBeNull();
  const { refreshToken } = await sessionOf(registered);
  expect(refreshToken).toEqual(expect.any(String));

  const smuggled = await world.mutate("auth.refresh", {}, { cookie: `claw_refresh=${refreshToken}` });
  expect(smuggled.status).toBe(401);
  expect((await world.mutate("auth.refresh", { refreshToken })).status).toBe(200);
});

test("under https the cookie is __Host- and Secure, and HSTS is on", async () => {
  await using secure = await startWorld({ publicUrl: "https://claw.example.com" });
  const response = await secure.mutate("auth.register", credentials, { "x-claw-client": "web" });
  const { pair, attributes } = cookieOf(response);

  expect(pair).toMatch(/^__Host-claw_refresh=/);
  expect(attributes).toEqual(["HttpOnly", "Max-Age=7776000", "Path=/", "SameSite=Strict", "Secure"]);
  expect(response.headers.get("strict-transport-security")).toMatch(/^max-age=\d{8}; includeSubDomains$/);
  const policy = response.headers.get("content-security-policy");
  expect(policy).toContain("connect-src 'self' wss://claw.example.com;");
});

test("guessing at a password ends in 429 with the limit and the seconds to wait", async () => {
  const { email } = await world.register();
  let response = await world.mutate("auth.login", { email, password: "wrong password 1" });
  for (let guess = 0; guess < 30 && response.status === 401; guess += 1) {
    response = await world.mutate("auth.login", { email, password: "wrong password 1" });
  }

  expect(response.status).toBe(429);
  const { reason, retryAfter } = await failureOf(response);
  expect(reason).toBe("RATE_LIMITED");
  expect(Number(response.headers.get("retry-after"))).toBe(retryAfter);
  expect(response.headers.get("x-ratelimit-limit")).toBe("10");
  expect(response.headers.get("x-ratelimit-remaining")).toBe("0");
  expect(Number(response.headers.get("x-ratelimit-reset"))).toBe(retryAfter);
  expect(retryAfter).toBeGreaterThan(0);
});

test("a batch holds at most 20 calls", async () => {
  const batch = (size: number) =>
    `${world.url}/trpc/${Array(size).fill("system.installation").join(",")}?batch=1&input={}`;

  expect((await fetch(batch(20))).status).toBe(200);
  expect((await fetch(batch(21))).status).toBe(400);
});

test("health: the process lives, the parts are up", async () => {
  expect((await fetch(`${world.url}/healthz`)).status).toBe(200);
  const ready = await fetch(`${world.url}/readyz`);

  expect(ready.status).toBe(200);
  expect(await ready.json()).toMatchObject({
    status: "ready",
    parts: [
      { name: "database", status: "up" },
      { name: "accounts", status: "up" },
      { name: "files", status: "up" },
      { name: "queue", status: "up" },
      { name: "provider", status: "up", detail: "offline" },
    ],
  });
});

test("without its database the server lives and is not ready", async () => {
  await using lost = await startWorld();
  await lost.loseDatabase();
  const ready = await fetch(`${lost.url}/readyz`);

  expect(ready.status).toBe(503);
  expect(await ready.json()).toMatchObject({
    status: "unavailable",
    parts: expect.arrayContaining([{ name: "database", status: "down", detail: "does not answer" }]),
  });
  expect((await fetch(`${lost.url}/healthz`)).status).toBe(200);
});

test("Redis that is down when the server starts degrades it and stops nothing", async () => {
  await using degraded = await startWorld({ redisUrl: "redis://127.0.0.1:1" });
  const ready = await fetch(`${degraded.url}/readyz`);

  expect(ready.status).toBe(200);
  expect(await ready.json()).toMatchObject({
    status: "degraded",
    parts: expect.arrayContaining([{ name: "redis", status: "degraded", detail: expect.any(String) }]),
  });
  expect((await degraded.mutate("auth.register", credentials)).status).toBe(200);
});

test("metrics count requests by closed labels, whatever is asked for", async () => {
  await Promise.all(["/a", "/b", "/trpc/no.such"].map((path) => fetch(`${world.url}${path}`)));
  const response = await fetch(`${world.url}/metrics`);
  const text = await response.text();

  expect(response.headers.get("content-type")).toMatch(/^text\/plain; version=0\.0\.4/);
  expect(text).toContain("process_cpu_seconds_total");
  expect(text).toMatch(/claw_http_requests_total\{group="trpc",method="GET",status="404"\} \d/);
  expect(text).toContain("claw_sockets 0");
  expect(text).not.toContain("no.such");
});

test("the published keys verify an access token", async () => {
  const { accessToken, userId } = await world.register();
  const keys = createRemoteJWKSet(new URL(`${world.url}/.well-known/jwks.json`));
  const { payload } = await jwtVerify(accessToken, keys, { issuer: world.url, algorithms: ["EdDSA"] });

  expect(payload.sub).toBe(userId);
});

test("addresses of the client's router get its page, files their own type and caching", async () => {
  for (const path of ["/", "/c/0199aaaa", "/settings/sessions"]) {
    const page = await fetch(`${world.url}${path}`);
    expect(page.status).toBe(200);
    expect(page.headers.get("content-type")).toMatch(/^text\/html/);
    expect(page.headers.get("cache-control")).toBe("no-cache");
    expect(await page.text()).toContain("CLAW.AI client");
  }

  const script = await fetch(`${world.url}/assets/index-4f3a9c1b.js`);
  expect(script.headers.get("content-type")).toMatch(/javascript/);
  expect(script.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
});

test.each([
  "/assets/gone-12345678.js",
  "/trpc",
  "/v1/chat/completions",
  "/api/v2/x",
  "/.env",
  "/favicon.ico",
])("%s is not a page", async (path) => {
  const response = await fetch(`${world.url}${path}`);

  expect(response.status).toBe(404);
  expect(await response.text()).not.toContain("CLAW.AI client");
});

test.each([
  "/../package.json",
  "/..%2fpackage.json",
  "/assets/..%2f..%2f..%2fetc/passwd",
  "/%2e%2e/%2e%2e/etc/passwd",
])("%s leads out of nothing", async (path) => {
  const text = await rawGet(path);

  expect(text).not.toContain("root:");
  expect(text).not.toContain("@claw/");
});

test("the operator's application answers every page below /admin/, and only files of its own", async () => {
  for (const path of ["/admin/", "/admin/users?q=a", "/admin/users/1"]) {
    const page = await fetch(`${world.url}${path}`);
    expect(await page.text()).toContain("CLAW.AI admin");
    expect(page.headers.get("cache-control")).toBe("no-cache");
    expect(page.headers.get("x-robots-tag")).toContain("noindex");
    expect(page.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
  }

  const bare = await fetch(`${world.url}/admin`, { redirect: "manual" });
  expect([bare.status, bare.headers.get("location")]).toEqual([302, "/admin/"]);
  const script = await fetch(`${world.url}/admin/assets/index-5a1b2c3d.js`);
  expect(script.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  for (const path of ["/admin/assets/index-4f3a9c1b.js", "/assets/index-5a1b2c3d.js", "/admin/assets/none"]) {
    expect((await fetch(`${world.url}${path}`)).status).toBe(404);
  }
});

test("without a build the page says what to do", async () => {
  await using bare = await startWorld();
  const response = await fetch(bare.url);

  expect(response.status).toBe(503);
  expect(await response.text()).toContain("npm start");
});

test("the log holds no password, no token and no key", async () => {
  const { accessToken, refreshToken } = await world.register();
  await world.mutate("auth.refresh", { refreshToken: `${refreshToken}x` });
  await world.mutate("auth.login", { email: "nobody@example.com", password: "a secret word 77" });
  await world.query("auth.me", null, { authorization: `Bearer ${accessToken}` });

  for (const secret of [password, "a secret word 77", accessToken, refreshToken]) {
    expect(world.logged()).not.toContain(secret);
  }
});

function post(
  path: string,
  body: string | Uint8Array<ArrayBuffer> | ReadableStream,
  headers: Record<string, string> = {},
): Promise<Response> {
  const init: RequestInit & { duplex?: "half" } = {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body,
    duplex: "half",
  };

  return fetch(`${world.url}${path}`, init);
}

function cookieOf(response: Response): { pair: string; attributes: string[] } {
  const [cookie = "", ...others] = response.headers.getSetCookie();
  expect(others).toEqual([]);
  const [pair = "", ...attributes] = cookie.split("; ");

  return { pair, attributes: attributes.sort() };
}

/** As it stands, where fetch would tidy the path up. */
async function rawGet(path: string): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const { hostname, port } = new URL(world.url);
  const request = httpRequest({ hostname, port, path }, (response) => {
    let text = "";
    response.setEncoding("utf8").on("data", (part) => {
      text += part;
    });
    response.on("end", () => resolve(text));
  });
  request.on("error", reject).end();

  return promise;
}
