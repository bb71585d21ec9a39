import { startS3Server } from "@claw/testing";
import { expect, test } from "vitest";
import { s3BlobStore } from "../../src/blob/index.ts";
import { testBlobStore } from "./blob-store-suite.ts";

async function openBucket({ pageSize = 1000 } = {}) {
  const server = await startS3Server({ pageSize });
  const { endpoint, bucket, credentials } = server;
  const options = { endpoint, bucket, ...credentials, retryPausesMs: [1, 1, 1] };

  return {
    server,
    options,
    store: s3BlobStore(options),
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

testBlobStore(() => openBucket({ pageSize: 5 }));

async function* bytesOf(size: number): AsyncGenerator<Uint8Array> {
  for (let left = size; left > 0; left -= 65_536) yield Buffer.alloc(Math.min(left, 65_536), 7);
}

test("what is short goes in one request, what is long in parts, and nothing half done stays", async () => {
  await using bucket = await openBucket();

  await bucket.store.put("org/doc/v1", bytesOf(1000));
  expect(bucket.server.requests).toEqual(["PUT /claw-test/org/doc/v1"]);

  await bucket.store.put("org/doc/v2", bytesOf(20 * 1024 ** 2));
  expect(bucket.server.requests.filter((line) => line.includes("partNumber"))).toHaveLength(3);
  expect(bucket.server.objects.get("org/doc/v2")).toHaveLength(20 * 1024 ** 2);

  async function* breaking(): AsyncGenerator<Uint8Array> {
    yield* bytesOf(20 * 1024 ** 2);
    throw new Error("broken");
  }
  await expect(bucket.store.put("org/doc/v3", breaking())).rejects.toThrow("broken");
  expect(bucket.server.openUploads()).toBe(0);
});

test("a store that is busy is asked again, and one that stays so or is away is UNAVAILABLE", async () => {
  await using bucket = await openBucket();

  bucket.server.refuseNext(2, 503);
  await bucket.store.put("org/doc/v1", bytesOf(10));
  expect(bucket.server.objects.size).toBe(1);

  bucket.server.refuseNext(4, 503);
  await expect(bucket.store.delete("org/doc/v1")).rejects.toMatchObject({
    code: "UNAVAILABLE",
    cause: { status: 503, code: "SlowDown" },
  });

  await bucket.server[Symbol.asyncDispose]();
  await expect(bucket.store.put("org/doc/v1", bytesOf(10))).rejects.toMatchObject({ code: "UNAVAILABLE" });
});

test.each([
  ["secretAccessKey", "SignatureDoesNotMatch"],
  ["accessKeyId", "InvalidAccessKeyId"],
  ["region", "AuthorizationHeaderMalformed"],
])("a wrong %s is refused at once, and the secret is in no message", async (name, code) => {
  await using bucket = await openBucket();
  const store = s3BlobStore({ ...bucket.options, [name]: "wrong" });

  const failing = store.put("org/doc/v1", bytesOf(10));

  await expect(failing).rejects.toMatchObject({ status: 403, code });
  await expect(failing).rejects.not.toThrow(bucket.options.secretAccessKey);
  expect(bucket.server.requests).toHaveLength(1);
});
