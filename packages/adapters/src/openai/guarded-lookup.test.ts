import { promisify } from "node:util";
import { expect, test } from "vitest";
import { guardedLookup } from "./guarded-lookup.ts";

const resolve = (host: string) =>
  new Promise((done, fail) => {
    guardedLookup(host, { all: true }, (error, found) => (error ? fail(error) : done(found)));
  });

test("what leads to this machine is found, and what leads to a cloud's metadata is not", async () => {
  expect(await resolve("127.0.0.1")).toEqual([{ address: "127.0.0.1", family: 4 }]);
  await expect(resolve("169.254.169.254")).rejects.toMatchObject({ code: "EFORBIDDEN" });
});

test("one address is given to who wants one", async () => {
  expect(await promisify(guardedLookup)("127.0.0.1", {})).toBe("127.0.0.1");
});
