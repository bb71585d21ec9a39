import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";

export type Credentials = { region: string; accessKeyId: string; secretAccessKey: string };

const algorithm = "AWS4-HMAC-SHA256";
/** S3 takes no request whose clock is further off. */
const maxSkewMs = 15 * 60 * 1000;

/**
 * Whether a request carries a Signature Version 4 of these credentials over its method, address, signed headers and
 * body (AWS documentation, "Create a signed AWS API request"). Null when it does, S3's own code when it does not.
 */
export function findSignatureProblem(
  request: IncomingMessage,
  body: Buffer,
  { region, accessKeyId, secretAccessKey }: Credentials,
): string | null {
  const header =
    /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
      request.headers.authorization ?? "",
    );
  const [, credential = "", signedHeaders = "", signature = ""] = header ?? [];
  if (!header) return "AccessDenied";

  const [keyId, day = "", scopeRegion, service, end] = credential.split("/");
  if (keyId !== accessKeyId) return "InvalidAccessKeyId";
  if (scopeRegion !== region || service !== "s3" || end !== "aws4_request") {
    return "AuthorizationHeaderMalformed";
  }

  const time = headerOf(request, "x-amz-date");
  if (!time.startsWith(day) || Math.abs(Date.now() - timeOf(time)) > maxSkewMs) return "RequestTimeTooSkewed";

  const bodyHash = sha256(body);
  if (headerOf(request, "x-amz-content-sha256") !== bodyHash) return "XAmzContentSHA256Mismatch";
  const names = signedHeaders.split(";");
  if (!["host", "x-amz-content-sha256", "x-amz-date"].every((name) => names.includes(name))) {
    return "AccessDenied";
  }

  const canonical = [
    request.method ?? "",
    new URL(request.url ?? "/", "http://s3").pathname,
    canonicalQuery(request.url ?? "/"),
    ...names.map((name) => `${name}:${headerOf(request, name).trim().replace(/ +/g, " ")}`),
    "",
    signedHeaders,
    bodyHash,
  ].join("\n");
  const scope = `${day}/${region}/s3/aws4_request`;
  const text = [algorithm, time, scope, sha256(canonical)].join("\n");
  const key = [day, region, "s3", "aws4_request"].reduce<Buffer>(
    (secret, part) => createHmac("sha256", secret).update(part).digest(),
    Buffer.from(`AWS4${secretAccessKey}`),
  );
  const right = createHmac("sha256", key).update(text).digest();

  return timingSafeEqual(right, Buffer.from(signature, "hex")) ? null : "SignatureDoesNotMatch";
}

function headerOf(request: IncomingMessage, name: string): string {
  const value = request.headers[name];

  return Array.isArray(value) ? value.join(",") : (value ?? "");
}

function sha256(data: Buffer | string): string {
  return createHash("sha256").update(data).digest("hex");
}

/** `20261123T010203Z`, in milliseconds since 1970. */
function timeOf(text: string): number {
  return Date.parse(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z"));
}

function canonicalQuery(address: string): string {
  const pairs = [...new URL(address, "http://s3").searchParams].map(
    ([name, value]) => `${encode(name)}=${encode(value)}`,
  );

  return pairs.sort().join("&");
}

/** RFC 3986, as the signature wants it. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
