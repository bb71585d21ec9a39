import { createHash } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
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

/** The store refused, or failed again and again. */
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
 * is made here can be repeated. Resolves to a good answer; throws an S3Failed.
 */
export async function signedFetch(options: S3Options, call: S3Call): Promise<Response> {
  for (const wait of [...(options.retryPausesMs ?? usualPausesMs), null]) {
    const answer = await send(options, call, wait === null);
    if (answer?.ok) return answer;

    const isPassing = answer === null || answer.status === 429 || answer.status >= 500;
    if (answer !== null && (!isPassing || wait === null)) throw await failure(answer, call);
    await answer?.body?.cancel();
    await pause(wait ?? 0, undefined, call.signal ? { signal: call.signal } : {});
  }

  throw new TypeError("unreachable: the last try ends above");
}

/** Null where the store was not reached, unless that was the last try. */
async function send(options: S3Options, call: S3Call, isLast: boolean): Promise<Response | null> {
  const { method, body, signal } = call;
  const signed = await sign(options, call);

  try {
    return await fetch(signed.url, {
      method,
      headers: signed.headers,
      body: body ?? null,
      signal: signal ?? null,
    });
  } catch (error) {
    if (isLast || signal?.aborted) throw error;
    return null;
  }
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
