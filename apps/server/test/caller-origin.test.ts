import { createServer, type IncomingMessage } from "node:http";
import { listenOnLoopback } from "@claw/testing/loopback";
import { expect, test } from "vitest";
import { callerOrigin } from "../src/caller-origin.ts";
import { isForeignOrigin } from "../src/foreign-origin.ts";

test.each([
  [0, "203.0.113.9", "127.0.0.1"],
  [1, undefined, "127.0.0.1"],
  [1, "203.0.113.9", "203.0.113.9"],
  [1, "198.51.100.1, 203.0.113.9", "203.0.113.9"],
  [2, "198.51.100.1, 203.0.113.9, 10.0.0.2", "203.0.113.9"],
  [3, "203.0.113.9, 10.0.0.2", "203.0.113.9"],
  [1, "2001:db8::7", "2001:db8::7"],
  [1, "::ffff:203.0.113.9", "203.0.113.9"],
  [1, "<script>", "127.0.0.1"],
  [1, "203.0.113.9, unknown", "127.0.0.1"],
])("behind %i trusted proxies, X-Forwarded-For %s means %s", async (proxies, header, expected) => {
  const origin = await seen(header === undefined ? {} : { "x-forwarded-for": header }, (request) =>
    callerOrigin(request, proxies),
  );

  expect(origin.address).toBe(expected);
});

test("a program's name is kept up to 300 characters", async () => {
  const { userAgent } = await seen({ "user-agent": "x".repeat(5000) }, (request) => callerOrigin(request, 0));

  expect(userAgent).toBe("x".repeat(300));
});

test.each([
  [undefined, "localhost:3000", false],
  ["http://localhost:3000", "localhost:3000", false],
  ["http://localhost:5173", "localhost:3000", true],
  ["http://localhost", "localhost:80", false],
  ["https://claw.example.com", "internal:3000", false],
  ["https://claw.example.com", "claw.example.com:443", false],
  ["https://claw.example.com.evil.example", "claw.example.com", true],
  ["https://evil.example", "localhost:3000", true],
  ["null", "localhost:3000", true],
  ["chrome-extension://localhost:3000", "localhost:3000", true],
  ["http://localhost:3000", undefined, true],
])("a page of %s that asks %s is foreign: %s", (origin, host, expected) => {
  const headers = { ...(origin === undefined ? {} : { origin }), ...(host === undefined ? {} : { host }) };

  expect(isForeignOrigin(headers, "https://claw.example.com")).toBe(expected);
});

/** What a real request looks like to the server. */
async function seen<Result>(
  headers: Record<string, string>,
  look: (request: IncomingMessage) => Result,
): Promise<Result> {
  const { promise, resolve } = Promise.withResolvers<Result>();
  await using server = createServer((request, response) => {
    resolve(look(request));
    response.end();
  });

  await fetch(`http://127.0.0.1:${await listenOnLoopback(server)}`, { headers });
  const result = await promise;
  server.closeAllConnections();
  return result;
}
