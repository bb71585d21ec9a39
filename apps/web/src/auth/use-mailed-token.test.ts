import { expect, test } from "vitest";
import { tokenFrom } from "./use-mailed-token.ts";

test("the token is read from the fragment", () => {
  expect(tokenFrom("#token=abc-_123")).toBe("abc-_123");
  expect(tokenFrom("#other=1&token=a%2Bb")).toBe("a+b");
});

test("a link without a token is not whole", () => {
  for (const hash of ["", "#", "#token=", "#abc"]) expect(tokenFrom(hash)).toBeNull();
});
