import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { seal, unseal } from "./seal.ts";

const key = randomBytes(32);

test("what was sealed is read again with the same key and context, and never looks the same twice", () => {
  const sealed = seal(key, "钥匙", "key 1");

  expect(unseal(key, sealed, "key 1")).toBe("钥匙");
  expect(seal(key, "钥匙", "key 1")).not.toEqual(sealed);
});

test("another key, another context and any changed byte are refused", () => {
  const sealed = seal(key, "钥匙", "key 1");

  expect(() => unseal(randomBytes(32), sealed, "key 1")).toThrow();
  expect(() => unseal(key, sealed, "key 2")).toThrow();
  for (const index of sealed.keys()) {
    const changed = Uint8Array.from(sealed, (byte, at) => (at === index ? byte ^ 1 : byte));
    expect(() => unseal(key, changed, "key 1")).toThrow();
  }
  expect(() => unseal(key, sealed.subarray(0, 20), "key 1")).toThrow();
});
