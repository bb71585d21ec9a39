import { expect, test } from "vitest";
import { deriveTicketKey } from "../archive/export-ticket.ts";
import { deriveKeys, deriveProviderKey, deriveSettingsKey } from "../auth/secrets.ts";
import { createShareTokens } from "../share/share-tokens.ts";

const secret = "a secret of the tests, of forty characters";

test("keys are those of the first day: what was sealed or signed by an earlier version is still opened", () => {
  const { refreshMac, signingKeyEncryption } = deriveKeys({ authSecret: secret });
  const keys = [
    deriveSettingsKey(secret),
    deriveProviderKey(secret),
    refreshMac,
    signingKeyEncryption,
    deriveTicketKey(secret),
  ];

  expect(keys.map((key) => key.toString("hex"))).toEqual([
    "9e11cfcb0ba0dd8b2c2eadaf3d6ebedcd81e3d84ae8f0637ecff58eb93609702",
    "a0719b57b793fca3f63f85effe660c4749e4cc88caea37facd3e75620b33cbc1",
    "7e448f509c3476037cbe1349d225b7b984248949cb24682f83626e22c8363214",
    "942036567343c67cec715e9a3cd170ed0a124668ad2d9dd7aca8ce35ce1af8a1",
    "7b6d365d83c48bfa7dd1b91fccb8ff1a67ec1d6cdf14eefa84f490924c78e890",
  ]);
  expect(createShareTokens(secret).tokenOf("00112233-4455-6677-8899-aabbccddeeff")).toBe(
    "ABEiM0RVZneImaq7zN3u_ySge89PCZON-0X5jQjR3I8",
  );
});
