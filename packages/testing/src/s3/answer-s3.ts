import { createHash, randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";

export type S3Holdings = {
  bucket: string;
  objects: Map<string, Buffer>;
  uploads: Map<string, Map<number, Buffer>>;
  pageSize: number;
};

export type S3Answer = { status: number; headers?: Record<string, string>; body?: string | Buffer };

/** What S3 says to a request that is signed: objects, uploads in parts, ListObjectsV2. */
export function answerS3(holdings: S3Holdings, request: IncomingMessage, body: Buffer): S3Answer {
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://s3");
  const [, bucket, ...parts] = pathname.split("/");
  const key = decodeURIComponent(parts.join("/"));
  const uploadId = searchParams.get("uploadId");
  if (bucket !== holdings.bucket) return failure(404, "NoSuchBucket");
  if (key === "") return list(holdings, searchParams);
  if (searchParams.has("uploads")) return begin(holdings);
  if (uploadId !== null) return answerUpload(holdings, { request, uploadId, key, searchParams, body });

  switch (request.method) {
    case "PUT":
      holdings.objects.set(key, body);
      return { status: 200, headers: { etag: etagOf(body) } };
    case "GET": {
      const found = holdings.objects.get(key);
      return found ? { status: 200, body: found } : failure(404, "NoSuchKey");
    }
    case "DELETE":
      holdings.objects.delete(key);
      return { status: 204 };
    default:
      return failure(405, "MethodNotAllowed");
  }
}

function list({ objects, pageSize }: S3Holdings, query: URLSearchParams): S3Answer {
  const after = query.get("continuation-token") ?? "";
  const keys = [...objects.keys()]
    .sort()
    .filter((key) => key.startsWith(query.get("prefix") ?? "") && key > after);
  const page = keys.slice(0, pageSize);
  const next =
    keys.length > page.length ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : "";
  const contents = page.map((key) => `<Contents><Key>${key}</Key><Size>1</Size></Contents>`).join("");

  return { status: 200, body: `<ListBucketResult>${contents}${next}</ListBucketResult>` };
}

function begin({ uploads }: S3Holdings): S3Answer {
  const id = randomUUID();
  uploads.set(id, new Map());

  return {
    status: 200,
    body: `<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`,
  };
}

type UploadCall = {
  request: IncomingMessage;
  uploadId: string;
  key: string;
  searchParams: URLSearchParams;
  body: Buffer;
};

function answerUpload({ objects, uploads }: S3Holdings, call: UploadCall): S3Answer {
  const parts = uploads.get(call.uploadId);
  if (!parts) return failure(404, "NoSuchUpload");

  switch (call.request.method) {
    case "PUT":
      parts.set(Number(call.searchParams.get("partNumber")), call.body);
      return { status: 200, headers: { etag: etagOf(call.body) } };
    case "DELETE":
      uploads.delete(call.uploadId);
      return { status: 204 };
    case "POST": {
      const named = [...String(call.body).matchAll(/<PartNumber>(\d+)<\/PartNumber><ETag>([^<]+)<\/ETag>/g)];
      const bytes = named.map(([, number, etag]) => {
        const part = parts.get(Number(number));
        return part && etagOf(part) === etag ? part : null;
      });
      const whole = bytes.filter((part) => part !== null);
      const isShort = whole.slice(0, -1).some((part) => part.length < 5 * 1024 ** 2);
      // As S3 does it: 200, and the error in the body.
      if (whole.length < bytes.length || isShort)
        return failure(200, isShort ? "EntityTooSmall" : "InvalidPart");

      objects.set(call.key, Buffer.concat(whole));
      uploads.delete(call.uploadId);
      return { status: 200, body: "<CompleteMultipartUploadResult></CompleteMultipartUploadResult>" };
    }
    default:
      return failure(405, "MethodNotAllowed");
  }
}

function etagOf(body: Buffer): string {
  return `"${createHash("md5").update(body).digest("hex")}"`;
}

function failure(status: number, code: string): S3Answer {
  return { status, body: `<Error><Code>${code}</Code></Error>` };
}
