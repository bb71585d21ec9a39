import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Deadlines, PineconeOptions, S3Options, StripeOptions } from "@claw/adapters";
import { presenceTiming } from "@claw/contract";
import {
  type BillingDeps,
  defaultKnowledgeLimits,
  type KnowledgeLimits,
  type PresenceTiming,
} from "@claw/core";
import { keepAuthSecret } from "./auth-secret.ts";
import type { Settings } from "./settings.ts";

/** The top folder of the repository, where `.env` is and where relative paths start. */
export const repositoryRoot: string = fileURLToPath(new URL("../../../", import.meta.url));

export type SocketLimits = {
  /** Sockets that one person may have open. */
  perUser: number;
  subscriptionsPerSocket: number;
  /** How long a new socket may take to say who it is. */
  helloMs: number;
  /** How often open sockets are checked for ended sessions and disabled people. */
  recheckMs: number;
  /** The beat of the heartbeat: a socket that is silent for 30 is pinged and has 5 for its answer. */
  beatMs: number;
};

/** All that the server is told, resolved. Made from the settings; tests make their own. */
export type Config = {
  nodeEnv: Settings["NODE_ENV"];
  logLevel: Settings["LOG_LEVEL"];
  host: string;
  /** 0: any free one. */
  port: number;
  /** Null: `http://localhost:<port>`. */
  publicUrl: string | null;
  /** Absolute. */
  dataDir: string;
  /** Null: the embedded PostgreSQL in the data directory. */
  databaseUrl: string | null;
  /** Null: one process, limits in memory. */
  redisUrl: string | null;
  provider: {
    openai: { baseUrl: string | null; apiKey: string | null; model: string | null };
    zhipuApiKey: string | null;
    /** Where a local OpenAI-compatible server is looked for on 127.0.0.1. */
    localPorts: readonly number[];
    /** How long it may take; the adapter's own limits where left out. */
    deadlines?: Deadlines;
  };
  knowledge: {
    /** One name, or several separated by commas; the first one is the default. */
    embeddingModel: string | null;
    rerankModel: string | null;
    /** Null: vectors are in PostgreSQL alone. */
    pinecone: PineconeOptions | null;
    /** Null: documents are kept in the data directory. */
    s3: S3Options | null;
    limits: KnowledgeLimits;
    /** How many files are received at a time; the others wait. */
    uploadsAtOnce: number;
    /** How long an upload may fall silent on its way. */
    uploadSilenceMs: number;
  };
  billing: {
    /** Who writes the bills, and the name of its row of numbers. */
    seller: BillingDeps["seller"];
    /** What a new account is given, in micro-yuan. */
    startingCreditMicro: bigint;
    /** How many questions a person may ask in a minute, whatever the tier; null: what the plans say. */
    requestsPerMinute: number | null;
  };
  payments: {
    /** Null: payments by transfer alone. */
    stripe: StripeOptions | null;
    /** What somebody who pays by transfer is to do. */
    instructions: string | null;
  };
  smtpUrl: string | null;
  authSecret: string;
  /** How many proxies in front add themselves to X-Forwarded-For; 0: the header is ignored. */
  trustedProxies: number;
  leaseSeconds: number;
  /** The built web client. */
  webDir: string;
  /** Where the operator's application was built. */
  adminDir: string;
  maxBodyBytes: number;
  /** How long running answers may go on after the server was told to stop. */
  drainMs: number;
  sockets: SocketLimits;
  presence: PresenceTiming;
};

/** Ollama, LM Studio, llama.cpp, vLLM. */
const localPorts = [11_434, 1234, 8080, 8000] as const;

/** Settings with their defaults filled in. Makes the data directory and, where none was given, the secret. */
export async function resolveConfig(settings: Settings, root: string = repositoryRoot): Promise<Config> {
  const dataDir = resolve(root, settings.DATA_DIR);
  const authSecret = settings.AUTH_SECRET ?? (await keepAuthSecret(dataDir));

  return {
    nodeEnv: settings.NODE_ENV,
    logLevel: settings.LOG_LEVEL,
    host: settings.HOST,
    port: settings.PORT,
    publicUrl: settings.PUBLIC_URL ?? null,
    dataDir,
    databaseUrl: settings.DATABASE_URL ?? null,
    redisUrl: settings.REDIS_URL ?? null,
    provider: {
      openai: {
        baseUrl: settings.OPENAI_BASE_URL ?? null,
        apiKey: settings.OPENAI_API_KEY ?? null,
        model: settings.OPENAI_MODEL ?? null,
      },
      zhipuApiKey: settings.ZHIPU_API_KEY ?? null,
      localPorts,
    },
    knowledge: {
      embeddingModel: settings.EMBEDDING_MODEL ?? null,
      rerankModel: settings.RERANK_MODEL ?? null,
      pinecone: pineconeOf(settings),
      s3: s3Of(settings),
      limits: { ...defaultKnowledgeLimits, leaseSeconds: settings.LEASE_SECONDS },
      uploadsAtOnce: 16,
      uploadSilenceMs: 60_000,
    },
    billing: {
      seller: {
        key: "CLAW",
        name: settings.SELLER_NAME,
        taxNumber: settings.SELLER_TAX_NUMBER ?? null,
        address: settings.SELLER_ADDRESS ?? null,
        email: settings.SELLER_EMAIL ?? null,
      },
      startingCreditMicro: settings.STARTING_CREDIT,
      requestsPerMinute: settings.REQUESTS_PER_MINUTE ?? null,
    },
    payments: { stripe: stripeOf(settings), instructions: settings.PAYMENT_INSTRUCTIONS ?? null },
    smtpUrl: settings.SMTP_URL ?? null,
    authSecret,
    trustedProxies: settings.TRUST_PROXY,
    leaseSeconds: settings.LEASE_SECONDS,
    webDir: join(repositoryRoot, "apps", "web", "dist"),
    adminDir: join(repositoryRoot, "apps", "admin", "dist"),
    maxBodyBytes: 1024 * 1024,
    drainMs: 10_000,
    sockets: { perUser: 20, subscriptionsPerSocket: 50, helloMs: 5000, recheckMs: 4000, beatMs: 1000 },
    presence: presenceTiming,
  };
}

function pineconeOf(settings: Settings): PineconeOptions | null {
  const { PINECONE_API_KEY: apiKey, PINECONE_INDEX: index, PINECONE_HOST: host } = settings;
  if (apiKey === undefined) return null;

  const controllerHost = settings.PINECONE_CONTROLLER_HOST;
  return { apiKey, index: index ?? null, host: host ?? null, ...(controllerHost && { controllerHost }) };
}

function stripeOf(settings: Settings): StripeOptions | null {
  const { STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecret } = settings;
  if (!secretKey || !webhookSecret) return null;

  return { secretKey, webhookSecret, apiBase: settings.STRIPE_API_BASE ?? null };
}

function s3Of(settings: Settings): S3Options | null {
  const { S3_ENDPOINT: endpoint, S3_BUCKET: bucket, S3_REGION: region } = settings;
  const { S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = settings;
  if (!endpoint || !bucket || !accessKeyId || !secretAccessKey) return null;

  return { endpoint, bucket, region, accessKeyId, secretAccessKey };
}
