import { z } from "zod";
import { Id, Instant } from "../primitives.ts";
import { providerKinds } from "./presets.ts";

export const ProviderKind = z.enum(providerKinds);
export type ProviderKind = z.infer<typeof ProviderKind>;

/** Letters of any script, digits, and `. _ -` between them: it stands in the catalog and on every call. */
export const ProviderName = z
  .string()
  .max(50, "at most 50 characters")
  .regex(/^[\p{L}\p{N}]+([ ._-][\p{L}\p{N}]+)*$/u, "is not a name of letters and digits")
  .refine((name) => name !== "offline", "is the name of the built-in assistant");

/**
 * Where the service's paths begin, without a trailing slash. http or https, and nothing in it that is not part of the
 * place: no user or password, no query, no fragment.
 */
export const ProviderUrl = z
  .url({ protocol: /^https?$/, error: "is not an address such as https://api.example.com/v1" })
  .max(500)
  .refine((url) => {
    const parsed = URL.parse(url);
    return parsed !== null && !parsed.username && !parsed.password && !parsed.search && !parsed.hash;
  }, "is not an address without user, password, query and fragment")
  .transform((url) => url.replace(/\/+$/, ""));

/** One word of printable ASCII, as it goes into a header. */
export const ProviderKey = z
  .string()
  .trim()
  .min(1)
  .max(500)
  .regex(/^[\x21-\x7e]+$/, "is not one word of printable characters");

/** Where a provider comes from: an operator connected it, or the settings of the start named it or it was found. */
export const ProviderSource = z.enum(["database", "environment"]);
export type ProviderSource = z.infer<typeof ProviderSource>;

/** As operators see it: the key never leaves the installation again. */
export const Provider = z.object({
  /** Null for one of the environment, which is changed there. */
  id: Id.nullable(),
  source: ProviderSource,
  name: z.string(),
  kind: ProviderKind,
  baseUrl: z.string(),
  hasKey: z.boolean(),
  /** The key's last four characters; null for one of the environment, and for a key of fewer than 12. */
  keyHint: z.string().nullable(),
  /** It is on this machine or in this network: fine where it is meant. */
  isPrivate: z.boolean(),
  enabled: z.boolean(),
  /** One of the database has the same name and takes its place. */
  isReplaced: z.boolean(),
  /** How many of its models are in the catalog, and how many of these are offered. */
  modelCount: z.number().int(),
  offeredCount: z.number().int(),
  version: z.number().int(),
  updatedAt: Instant.nullable(),
});
export type Provider = z.infer<typeof Provider>;

export const CreateProvider = z.object({
  name: ProviderName,
  kind: ProviderKind,
  baseUrl: ProviderUrl,
  apiKey: ProviderKey.nullish(),
  enabled: z.boolean().default(true),
});
export type CreateProvider = z.infer<typeof CreateProvider>;

export const UpdateProvider = z.object({
  providerId: Id,
  kind: ProviderKind.optional(),
  baseUrl: ProviderUrl.optional(),
  /** Null takes it away; as it is where left out. Needed anew where the address becomes another server's. */
  apiKey: ProviderKey.nullish(),
  enabled: z.boolean().optional(),
  /** CONFLICT where somebody else has changed it meanwhile. */
  expectedVersion: z.number().int().min(1).optional(),
});
export type UpdateProvider = z.infer<typeof UpdateProvider>;

export const ProviderRef = z.object({ providerId: Id });
export type ProviderRef = z.infer<typeof ProviderRef>;

/** All of them, in their new order. */
export const OrderProviders = z.object({ providerIds: z.array(Id).min(1).max(1_000) });
export type OrderProviders = z.infer<typeof OrderProviders>;

/** One that is connected, with its own key; or one that is about to be, with what is said of it. */
export const TestProvider = z.union([
  ProviderRef.strict(),
  z.object({ baseUrl: ProviderUrl, apiKey: ProviderKey.nullish() }).strict(),
]);
export type TestProvider = z.infer<typeof TestProvider>;

/** Why a test failed. */
export const ProviderFault = z.enum([
  /** The key was refused (401, 403). */
  "wrongKey",
  /** No connection: no such host, refused, or a certificate that does not hold. */
  "unreachable",
  /** Nothing came in time. */
  "timeout",
  /** Something answers, and it does not speak OpenAI's language. */
  "notCompatible",
  /** It sends the caller elsewhere, where the key is not sent. */
  "redirected",
  /** It is there and wants fewer requests, or money (402, 429). */
  "limited",
  /** It is there and fails (5xx). */
  "failing",
]);
export type ProviderFault = z.infer<typeof ProviderFault>;

export const ProviderTest = z.object({
  /** Null: it answers, and takes the key. */
  fault: ProviderFault.nullable(),
  /** The last status that it answered with; null where it did not. */
  status: z.number().int().nullable(),
  /** From the first request to the last answer. */
  milliseconds: z.number().int(),
  /** How many models it lists; null where it lists none. */
  modelCount: z.number().int().nullable(),
  isPrivate: z.boolean(),
});
export type ProviderTest = z.infer<typeof ProviderTest>;

export const FoundModel = z.object({
  /** As the provider calls it. */
  name: z.string(),
  /** The catalog's model of this name, whoever serves it; null where there is none. */
  known: z.object({ modelId: Id, provider: z.string(), enabled: z.boolean() }).nullable(),
});
export type FoundModel = z.infer<typeof FoundModel>;

export const FoundModels = z.object({ items: z.array(FoundModel) });
export type FoundModels = z.infer<typeof FoundModels>;
