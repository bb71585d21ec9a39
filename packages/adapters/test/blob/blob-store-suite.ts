import { randomBytes } from "node:crypto";
import { BlobMissing, type BlobStore } from "@claw/core";
import { expect, test } from "vitest";

/** In pieces of odd sizes, as they come from a network. */
export async function* inPieces(bytes: Uint8Array, size = 65_537): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

async function readAll(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of bytes) pieces.push(piece);

  return Buffer.concat(pieces);
}

async function keysOf(store: BlobStore, prefix: string): Promise<string[]> {
  const keys: string[] = [];
  for await (const key of store.list(prefix)) keys.push(key);

  return keys.sort();
}

/** What every BlobStore promises. */
export function testBlobStore(open: () => Promise<{ store: BlobStore } & AsyncDisposable>): void {
  test.each([
    ["nothing", 0],
    ["a byte", 1],
    ["a page", 70_000],
    ["one part exactly", 8 * 1024 ** 2],
    ["more than two parts", 17 * 1024 ** 2 + 3],
  ])("what was put is what is opened: %s", async (_, size) => {
    await using opened = await open();
    const bytes = randomBytes(size);

    await opened.store.put("org/doc/v1", inPieces(bytes));

    expect((await readAll(opened.store.open("org/doc/v1"))).equals(bytes)).toBe(true);
  });

  test("what is put again takes the place of what was there", async () => {
    await using opened = await open();

    await opened.store.put("org/doc/v1", inPieces(Buffer.from("旧")));
    await opened.store.put("org/doc/v1", inPieces(Buffer.from("新的")));

    expect(String(await readAll(opened.store.open("org/doc/v1")))).toBe("新的");
  });

  test.each([100, 20 * 1024 ** 2])(
    "a source that fails after %d bytes leaves what was there, and nothing else",
    async (size) => {
      await using opened = await open();
      await opened.store.put("org/doc/v1", inPieces(Buffer.from("旧")));
      async function* breaking(): AsyncGenerator<Uint8Array> {
        yield* inPieces(Buffer.alloc(size));
        throw new Error("the connection broke");
      }

      await expect(opened.store.put("org/doc/v1", breaking())).rejects.toThrow("the connection broke");
      await expect(opened.store.put("org/doc/v2", breaking())).rejects.toThrow("the connection broke");

      expect(String(await readAll(opened.store.open("org/doc/v1")))).toBe("旧");
      expect(await keysOf(opened.store, "")).toEqual(["org/doc/v1"]);
    },
  );

  test("an aborted put stores nothing", async () => {
    await using opened = await open();
    const stop = new AbortController();
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (let piece = 0; ; piece += 1) {
        if (piece === 3) stop.abort(new Error("enough"));
        yield Buffer.alloc(1000);
      }
    }

    await expect(opened.store.put("org/doc/v1", endless(), stop.signal)).rejects.toThrow("enough");

    expect(await keysOf(opened.store, "")).toEqual([]);
  });

  test("what is not there is BlobMissing to open, and no error to delete", async () => {
    await using opened = await open();

    await expect(readAll(opened.store.open("org/doc/v9"))).rejects.toThrow(BlobMissing);
    await expect(opened.store.delete("org/doc/v9")).resolves.toBeUndefined();
  });

  test("what was deleted is gone, and its neighbours stay", async () => {
    await using opened = await open();
    for (const key of ["org/doc/v1", "org/doc/v2"]) await opened.store.put(key, inPieces(Buffer.from(key)));

    await opened.store.delete("org/doc/v1");

    await expect(readAll(opened.store.open("org/doc/v1"))).rejects.toThrow(BlobMissing);
    expect(await keysOf(opened.store, "org/")).toEqual(["org/doc/v2"]);
  });

  test("the list has all keys of a prefix, however many there are, and no others", async () => {
    await using opened = await open();
    const keys = Array.from({ length: 12 }, (_, at) => `org-1/doc-${at % 3}/v${at}`).sort();
    for (const key of [...keys, "org-2/doc/v1"]) await opened.store.put(key, inPieces(Buffer.from(key)));

    expect(await keysOf(opened.store, "org-1/")).toEqual(keys);
    expect(await keysOf(opened.store, "org-1/doc-2/")).toEqual(keys.filter((key) => key.includes("doc-2")));
    expect(await keysOf(opened.store, "org-1/doc-2/v1")).toEqual(["org-1/doc-2/v11"]);
    expect(await keysOf(opened.store, "org")).toHaveLength(13);
    expect(await keysOf(opened.store, "nobody/")).toEqual([]);
  });

  test.each([
    "../secret",
    "a/../../b",
    "/etc/passwd",
    "a//b",
    "",
    ".",
    "a/.hidden",
    "a\\b",
    "a/b\u0000",
    "C:/x",
  ])("%j is no key", async (key) => {
    await using opened = await open();

    await expect(opened.store.put(key, inPieces(Buffer.from("x")))).rejects.toThrow(TypeError);
    await expect(readAll(opened.store.open(key))).rejects.toThrow(TypeError);
    await expect(opened.store.delete(key)).rejects.toThrow(TypeError);
  });
}
