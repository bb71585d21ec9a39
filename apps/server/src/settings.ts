import { isIP } from "node:net";
import { parseMicro } from "@claw/contract";
import { z } from "zod";
import type { Environment } from "./env.ts";
import { findIncomplete } from "./incomplete-settings.ts";
import { describeWeakSecret } from "./weak-secret.ts";

function wholeNumber(min: number, max: number) {
  const message = `a whole number from ${min} to ${max}`;

  return z
    .string()
    .regex(/^\d{1,9}$/, message)
    .transform(Number)
    .refine((value) => value >= min && value <= max, message);
}

function address(example: string, ...protocols: string[]) {
  return z.string().refine((value) => {
    const { protocol, hostname } = URL.parse(value) ?? {};
    return protocol !== undefined && protocols.includes(protocol) && hostname !== "";
  }, `an address such as ${example}`);
}

const webAddress = (example: string) => address(example, "http:", "https:").transform(withoutTrailingSlash);
const hostName = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/i;
const line = (max: number) => z.string().max(max, `at most ${max} characters`);
const word = z.string().regex(/^\S{1,4096}$/, "one word without spaces");

const PublicUrl = address("https://claw.example.com", "http:", "https:")
  .refine((value) => ["", "/"].includes(URL.parse(value)?.pathname ?? ""), "an address without a path")
  .transform((value) => new URL(value).origin);

/** Every setting, by its name in the environment. One that is left out or empty is absent here. */
const Settings = z.object({
  PORT: wholeNumber(0, 65_535).default(3000),
  HOST: z
    .string()
    .refine(
      (value) => isIP(value) !== 0 || hostName.test(value),
      "an address or a host name such as 127.0.0.1",
    )
    .default("127.0.0.1"),
  PUBLIC_URL: PublicUrl.optional(),
  DATA_DIR: z.string().default(".data"),
  DATABASE_URL: address("postgresql://user:password@host:5432/claw", "postgres:", "postgresql:").optional(),
  REDIS_URL: address("redis://127.0.0.1:6379", "redis:", "rediss:").optional(),
  OPENAI_BASE_URL: webAddress("https://api.openai.com/v1").optional(),
  OPENAI_API_KEY: word.optional(),
  OPENAI_MODEL: word.optional(),
  ZHIPU_API_KEY: word.optional(),
  EMBEDDING_MODEL: word.optional(),
  RERANK_MODEL: word.optional(),
  PINECONE_API_KEY: word.optional(),
  PINECONE_INDEX: word.optional(),
  PINECONE_HOST: word.optional(),
  PINECONE_CONTROLLER_HOST: webAddress("https://api.pinecone.io").optional(),
  S3_ENDPOINT: webAddress("https://s3.eu-central-1.amazonaws.com").optional(),
  S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, "a bucket's name such as claw-files")
    .optional(),
  S3_REGION: z
    .string()
    .regex(/^[a-z0-9-]{1,50}$/, "a region such as us-east-1")
    .default("us-east-1"),
  S3_ACCESS_KEY_ID: word.optional(),
  S3_SECRET_ACCESS_KEY: word.optional(),
  STRIPE_SECRET_KEY: word.optional(),
  STRIPE_WEBHOOK_SECRET: word.optional(),
  STRIPE_API_BASE: webAddress("https://api.stripe.com").optional(),
  PAYMENT_INSTRUCTIONS: line(2000).optional(),
  SELLER_NAME: line(200).default("CLAW.AI"),
  SELLER_TAX_NUMBER: word.optional(),
  SELLER_ADDRESS: line(500).optional(),
  SELLER_EMAIL: z.email("an e-mail address").optional(),
  STARTING_CREDIT: z
    .string()
    .regex(/^\d{1,7}(\.\d{1,6})?$/, "an amount in yuan such as 10 or 0.50")
    .transform(parseMicro)
    .default(10_000_000n),
  REQUESTS_PER_MINUTE: wholeNumber(1, 1_000_000).optional(),
  SMTP_URL: address("smtp://user:password@mail.example.com:587", "smtp:", "smtps:").optional(),
  AUTH_SECRET: z
    .string()
    .superRefine((value, context) => {
      const problem = describeWeakSecret(value);
      if (problem) context.addIssue({ code: "custom", message: problem });
    })
    .optional(),
  TRUST_PROXY: z
    .string()
    .regex(/^(true|false|[0-9])$/, "the number of proxies in front (0 to 9), true for one, or false")
    .transform((value) => (value === "true" ? 1 : value === "false" ? 0 : Number(value)))
    .default(0),
  LOG_LEVEL: z
    .enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"], {
      error: "one of fatal, error, warn, info, debug, trace, silent",
    })
    .default("warn"),
  NODE_ENV: z
    .enum(["development", "production", "test"], { error: "one of development, production, test" })
    .default("development"),
  LEASE_SECONDS: wholeNumber(2, 600).default(15),
});
export type Settings = z.infer<typeof Settings>;

/** Settings that are wrong. Its message has one line for each, which names it and says what was expected. */
export class SettingsError extends Error {
  override readonly name = "SettingsError";
}

/** Checks the environment. Throws a SettingsError; never repeats a value, since some are secret. */
export function parseSettings(environment: Environment): Settings {
  const given = Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== "");
  const values = Object.fromEntries(given.map(([name, value]) => [name, value?.trim()]));
  const result = Settings.safeParse(values);
  const incomplete = findIncomplete(values);
  if (result.success && incomplete.length === 0) return result.data;

  const problems = new Map([
    ...incomplete.map(({ name, message }) => [name, message] as const),
    ...(result.error?.issues ?? [])
      .toReversed()
      .map((issue) => [issue.path.join("."), issue.message] as const),
  ]);
  throw new SettingsError(
    [...problems].map(([name, expected]) => `${name}: expected ${expected}`).join("\n"),
  );
}

function withoutTrailingSlash(value: string): string {
  return value.replace(/\/+$/, "");
}
