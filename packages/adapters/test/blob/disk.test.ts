import { mkdtemp, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { diskBlobStore } from "../../src/blob/index.ts";
import { inPieces, testBlobStore } from "./blob-store-suite.ts";

async function openFolder() {
  const folder = await mkdtemp(join(tmpdir(), "claw-blobs-"));

  return {
    folder,
    store: diskBlobStore(join(folder, "files")),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

testBlobStore(openFolder);

test("a blob that is being written is seen by nobody until it is whole", async () => {
  await using opened = await openFolder();
  const { promise: rest, resolve: finish } = Promise.withResolvers<void>();
  const { promise: half, resolve: reached } = Promise.withResolvers<void>();
  async function* slowly(): AsyncGenerator<Uint8Array> {
    yield Buffer.from("first half, ");
    reached();
    await rest;
    yield Buffer.from("second half");
  }

  const putting = opened.store.put("org/doc/v1", slowly());
  await half;
  const during: string[] = [];
  for await (const key of opened.store.list("")) during.push(key);
  finish();
  await putting;

  expect(during).toEqual([]);
  expect(await readdir(join(opened.folder, "files", "org", "doc"))).toEqual(["v1"]);
});

test("a link out of the folder is not in the list", async () => {
  await using opened = await openFolder();
  await opened.store.put("org/doc/v1", inPieces(Buffer.from("x")));
  await writeFile(join(opened.folder, "secret"), "secret");
  await symlink(join(opened.folder, "secret"), join(opened.folder, "files", "org", "link"));

  const keys: string[] = [];
  for await (const key of opened.store.list("")) keys.push(key);

  expect(keys).toEqual(["org/doc/v1"]);
});
