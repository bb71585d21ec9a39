import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { readRefreshToken, writeRefreshToken } from "./refresh-token.ts";

const key = randomBytes(32);
const claim = { sessionId: "0195f0a0-1234-7000-8000-0123456789ab", counter: 4_000_000_000 };

test("a token says what was written into it, and is the same whenever it is written", () => {
  const token = writeRefreshToken(key, claim);

  expect(readRefreshToken(key, token)).toEqual(claim);
  expect(writeRefreshToken(key, claim)).toBe(token);
  expect(writeRefreshToken(key, { ...claim, counter: 1 })).not.toBe(token);
});

test("another key reads nothing", () => {
  expect(readRefreshToken(randomBytes(32), writeRefreshToken(key, claim))).toBeNull();
});

test("one text and no other is the token, also where another one stands for the same bytes", () => {
  const token = writeRefreshToken(key, claim);
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"];

  const accepted = letters
    .map((letter) => token.slice(0, -1) + letter)
    .filter((text) => readRefreshToken(key, text));

  expect(accepted).toEqual([token]);
  for (const text of [`${token}=`, `${token}A`, ` ${token}`, token.slice("claw_rt_".length)]) {
    expect(readRefreshToken(key, text)).toBeNull();
  }
});
