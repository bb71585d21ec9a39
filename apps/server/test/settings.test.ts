import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { keepAuthSecret } from "../src/auth-secret.ts";
import { resolveConfig } from "../src/config.ts";
import { parseSettings } from "../src/settings.ts";

const good = "kD3mX9vQ2sT7wZ4bN8cR5fH6jL1pY0aG";

test.each([
  ["PORT", "http", "a whole number from 0 to 65535"],
  ["PORT", "65536", "a whole number from 0 to 65535"],
  ["PORT", "-1", "a whole number from 0 to 65535"],
  ["HOST", "not a host", "an address or a host name"],
  ["PUBLIC_URL", "claw.example.com", "an address such as https://"],
  ["PUBLIC_URL", "https://claw.example.com/app", "an address without a path"],
  ["DATABASE_URL", "mysql://localhost/claw", "an address such as postgresql://"],
  ["REDIS_URL", "localhost:6379", "an address such as redis://"],
  ["OPENAI_BASE_URL", "ftp://localhost", "an address such as https://api.openai.com/v1"],
  ["ZHIPU_API_KEY", "two words", "one word without spaces"],
  ["STRIPE_API_BASE", "stripe", "an address such as https://api.stripe.com"],
  ["SMTP_URL", "mail.example.com", "an address such as smtp://"],
  ["AUTH_SECRET", "short", "at least 32 characters"],
  ["AUTH_SECRET", "please-change-me-please-change-me-please", "a random secret of your own, not a sample"],
  ["AUTH_SECRET", "abababababababababababababababababab", "a random secret: this one repeats itself"],
  ["TRUST_PROXY", "yes", "the number of proxies"],
  ["LOG_LEVEL", "loud", "one of fatal"],
  ["NODE_ENV", "staging", "one of development"],
  ["LEASE_SECONDS", "1", "a whole number from 2 to 600"],
  ["S3_REGION", "Eu West", "a region such as us-east-1"],
])("%s=%s is refused with its name and what was expected, and never repeated", (name, value, expected) => {
  const lines = linesOf(() => parseSettings({ [name]: value }));

  expect(lines).toEqual([expect.stringContaining(`${name}: expected ${expected}`)]);
  expect(lines[0]?.split(/[ :]/)).not.toContain(value);
});

test("what payers are told has at most 2000 characters", () => {
  const lines = linesOf(() => parseSettings({ PAYMENT_INSTRUCTIONS: "x".repeat(2001) }));

  expect(lines).toEqual(["PAYMENT_INSTRUCTIONS: expected at most 2000 characters"]);
});

test("all that is wrong is said at once, a line each", () => {
  const lines = linesOf(() => parseSettings({ PORT: "x", LOG_LEVEL: "y", NODE_ENV: "production" }));
  expect(lines.map((line) => line.split(":")[0]).sort()).toEqual(["AUTH_SECRET", "LOG_LEVEL", "PORT"]);
});

test.each([
  [{ S3_BUCKET: "claw", S3_REGION: "x" }, ["S3_ACCESS_KEY_ID", "S3_ENDPOINT", "S3_SECRET_ACCESS_KEY"]],
  [
    { S3_ENDPOINT: "not an address", S3_BUCKET: "No" },
    ["S3_ACCESS_KEY_ID", "S3_BUCKET", "S3_ENDPOINT", "S3_SECRET_ACCESS_KEY"],
  ],
  [{ PINECONE_API_KEY: "key" }, ["PINECONE_INDEX"]],
  [{ PINECONE_HOST: "claw.svc.pinecone.io" }, ["PINECONE_API_KEY"]],
  [{ STRIPE_SECRET_KEY: "sk_test_1" }, ["STRIPE_WEBHOOK_SECRET"]],
  [{ STRIPE_WEBHOOK_SECRET: "whsec_1" }, ["STRIPE_SECRET_KEY"]],
])("what goes together is asked for together: %o", (environment, names) => {
  const lines = linesOf(() => parseSettings(environment));

  expect(lines.map((line) => line.split(":")[0]).sort()).toEqual(names);
});

test("a store for documents is used when it is whole", async () => {
  await using folder = await temporaryFolder();
  const store = {
    S3_ENDPOINT: "http://127.0.0.1:9000/",
    S3_BUCKET: "claw-files",
    S3_ACCESS_KEY_ID: "id",
    S3_SECRET_ACCESS_KEY: "secret",
  };

  const { knowledge } = await resolveConfig(parseSettings({ ...store, DATA_DIR: folder.path }));

  expect(knowledge.s3).toEqual({
    endpoint: "http://127.0.0.1:9000",
    bucket: "claw-files",
    region: "us-east-1",
    accessKeyId: "id",
    secretAccessKey: "secret",
  });
});

test("production needs a secret of its own", () => {
  expect(() => parseSettings({ NODE_ENV: "production" })).toThrow(
    "AUTH_SECRET: expected a secret of at least 32",
  );
  expect(parseSettings({ NODE_ENV: "production", AUTH_SECRET: good }).AUTH_SECRET).toBe(good);
});

test("nothing set, and everything empty, is the same as the defaults", () => {
  const settings = parseSettings({});

  expect(settings).toEqual({
    PORT: 3000,
    HOST: "127.0.0.1",
    DATA_DIR: ".data",
    TRUST_PROXY: 0,
    LOG_LEVEL: "warn",
    NODE_ENV: "development",
    LEASE_SECONDS: 15,
    S3_REGION: "us-east-1",
    SELLER_NAME: "CLAW.AI",
    STARTING_CREDIT: 10_000_000n,
  });
  expect(parseSettings({ PORT: "", DATABASE_URL: " ", UNRELATED: "x" })).toEqual(settings);
});

test("addresses lose their trailing slash, the public one is an origin", () => {
  const settings = parseSettings({
    PUBLIC_URL: "https://Claw.example.com:443/",
    OPENAI_BASE_URL: "http://h/v1/",
  });

  expect(settings.PUBLIC_URL).toBe("https://claw.example.com");
  expect(settings.OPENAI_BASE_URL).toBe("http://h/v1");
});

test("a secret is made once, kept for the owner's eyes, and the same for all who start at once", async () => {
  await using folder = await temporaryFolder();
  const secrets = await Promise.all(
    Array.from({ length: 8 }, () => keepAuthSecret(join(folder.path, "data"))),
  );

  expect(new Set(secrets).size).toBe(1);
  expect((await stat(join(folder.path, "data", "auth-secret"))).mode & 0o777).toBe(0o600);
  expect(await keepAuthSecret(join(folder.path, "data"))).toBe(secrets[0]);

  const config = await resolveConfig(parseSettings({ DATA_DIR: join(folder.path, "data") }));
  expect(config.authSecret).toBe(secrets[0]);
});

function linesOf(deed: () => unknown): string[] {
  try {
    deed();
  } catch (error) {
    return error instanceof Error ? error.message.split("\n") : [];
  }
  return [];
}

async function temporaryFolder() {
  const path = await mkdtemp(join(tmpdir(), "claw-settings-"));

  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}
