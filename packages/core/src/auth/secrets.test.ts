import { expect, test } from "vitest";
import { deriveKeys } from "./secrets.ts";

const authSecret = "a secret of the tests, of forty characters";

test("each purpose has a key of its own, the same after every start", () => {
  const keys = deriveKeys({ authSecret });

  expect(keys).toEqual(deriveKeys({ authSecret }));
  expect(keys.refreshMac).toHaveLength(32);
  expect(keys.signingKeyEncryption).toHaveLength(32);
  expect(keys.refreshMac).not.toEqual(keys.signingKeyEncryption);
  expect(keys.refreshMac).not.toEqual(deriveKeys({ authSecret: `${authSecret}.` }).refreshMac);
});

test("in production a secret of less than 32 characters is refused", () => {
  expect(() => deriveKeys({ authSecret: "x".repeat(31), isProduction: true })).toThrow(RangeError);
  expect(() => deriveKeys({ authSecret: "" })).toThrow(RangeError);
  expect(deriveKeys({ authSecret: "x".repeat(32), isProduction: true })).toBeDefined();
});
