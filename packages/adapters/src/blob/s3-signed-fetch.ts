import { createHash } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { DomainError } from "@claw/contract";
import { AwsV4Signer } from "aws4fetch";

export type S3Options = {
  /** `https://s3.eu-central-1.amazonaws.com`, `http://127.0.0.1:9000`: addresses are `<endpoint>/<bucket>/<key>`. */
  endpoint: string;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
  /** Before each further try of what the store could not do just then; 0.1, 0.4, 1.6 s where left out. */
  retryPausesMs?: readonly number[];
};

export type S3Call = {
  method: "GET" | "PUT" | "POST" | "DELETE" | "HEAD";
  /** Below the bucket; empty for the bucket itself. */
  key: string;
  query?: Record<string, string>;
  body?: Uint8Array<ArrayBuffer>;
  signal?: AbortSignal | undefined;
};

/** What the store refused. */
export class S3Failed extends Error {
  override readonly name = "S3Failed";
  readonly status: number;
  /** As S3 names it: `NoSuchKey`; empty where it did not say. */
  readonly code: string;

  constructor(status: number, code: string, what: string) {
    super(`S3 answered ${status} ${code} to ${what}`);
    this.status = status;
    this.code = code;
  }
}

const usualPausesMs = [100, 400, 1600];

/**
 * One request to S3, signed (Signature Version 4), tried again where the store was busy or not reached: every call that
 * is made here can be repeated. Resolves to a good answer. UNAVAILABLE where it stays busy or away; an S3Failed for what
 * it refuses.
 */
export async function signedFetch(options: S3Options, call: S3Call): Promise<Response> {
  let busy: unknown;

  for (const wait of [...(options.retryPausesMs ?? usualPausesMs), null]) {
    try {
      return await send(options, call);
    } catch (error) {
      call.signal?.throwIfAborted();
      if (!isPassing(error)) throw error;
      busy = error;
    }
    if (wait !== null) await pause(wait, undefined, call.signal ? { signal: call.signal } : {});
  }

  const message = "The store for documents does not answer. Try again in a moment.";
  throw new DomainError("UNAVAILABLE", { message, cause: busy });
}

/** Busy, or not reached at all: fetch says the latter with a TypeError. */
function isPassing(error: unknown): boolean {
  if (error instanceof S3Failed) return error.status === 429 || error.status >= 500;

  return error instanceof TypeError;
}

async function send(options: S3Options, call: S3Call): Promise<Response> {
  const { method, body, signal } = call;
  const { url, headers } = await sign(options, call);
  const answer = await fetch(url, { method, headers, body: body ?? null, signal: signal ?? null });
  if (answer.ok) return answer;

  throw await failure(answer, call);
}

function sign(
  { endpoint, bucket, region, accessKeyId, secretAccessKey }: S3Options,
  { method, key, query, body }: S3Call,
) {
  const url = new URL(`${endpoint.replace(/\/$/, "")}/${bucket}${key === "" ? "" : `/${key}`}`);
  url.search = new URLSearchParams(query).toString();
  const hash = createHash("sha256")
    .update(body ?? "")
    .digest("hex");

  return new AwsV4Signer({
    region,
    accessKeyId,
    secretAccessKey,
    service: "s3",
    method,
    url: url.href,
    headers: { "x-amz-content-sha256": hash },
  }).sign();
}

async function failure(answer: Response, { method, key }: S3Call): Promise<S3Failed> {
  const code = /<Code>([A-Za-z0-9]{1,100})<\/Code>/.exec(await answer.text())?.[1] ?? "";

  return new S3Failed(answer.status, code, `${method} ${key}`);
}
