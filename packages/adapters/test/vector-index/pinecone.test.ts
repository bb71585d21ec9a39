import { randomUUID } from "node:crypto";
import { pineconeVectorIndex } from "@claw/adapters";
import { startPinecone } from "@claw/testing";
import { describe, expect, test } from "vitest";
import { vectorIndexSuite } from "./vector-index-suite.ts";

const signal = new AbortController().signal;
const vector = Float32Array.of(1, 0);

async function open(options: { timeout?: number } = {}) {
  const server = await startPinecone();
  const { apiKey, url } = server;
  const index = pineconeVectorIndex({ apiKey, index: null, host: url, ...options });

  return { server, index, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
}

vectorIndexSuite("Pinecone by its SDK", () => open());

describe("Pinecone", () => {
  test("an index is found by its name, asked for once", async () => {
    await using server = await startPinecone({ index: "knowledge" });
    const { apiKey, url } = server;
    const index = pineconeVectorIndex({ apiKey, index: "knowledge", host: null, controllerHost: url });
    const namespace = randomUUID();

    await index.upsert(namespace, [{ chunkId: randomUUID(), vector }], signal);
    expect(await index.query(namespace, vector, 5, signal)).toHaveLength(1);

    expect(server.requests.filter((request) => request.startsWith("GET /indexes"))).toEqual([
      "GET /indexes/knowledge",
    ]);
  });

  test("a name that cannot be found out is asked for again with the next request", async () => {
    await using server = await startPinecone();
    const { apiKey, url, index: name } = server;
    const index = pineconeVectorIndex({ apiKey, index: name, host: null, controllerHost: url });
    server.fail("garble");
    await expect(index.query(randomUUID(), vector, 5, signal)).rejects.toThrow();

    server.fail(null);

    expect(await index.query(randomUUID(), vector, 5, signal)).toEqual([]);
  });

  test("500s are an error after a few tries, and then a success", async () => {
    await using world = await open();
    world.server.fail("refuse");
    await expect(world.index.query(randomUUID(), vector, 5, signal)).rejects.toThrow();
    expect(world.server.requests.length).toBeGreaterThan(1);
    await expect(world.index.remove(randomUUID(), [randomUUID()])).rejects.toThrow();

    world.server.fail(null);

    expect(await world.index.query(randomUUID(), vector, 5, signal)).toEqual([]);
  });

  test("a server that does not answer is an error when the time is up", async () => {
    await using world = await open({ timeout: 100 });
    world.server.fail("stall");

    await expect(world.index.query(randomUUID(), vector, 5, signal)).rejects.toThrow();
    await expect(world.index.removeAll(randomUUID())).rejects.toThrow();
  });

  test("an answer that is none is an error, not nothing found", async () => {
    await using world = await open();
    world.server.fail("garble");

    await expect(world.index.query(randomUUID(), vector, 5, signal)).rejects.toThrow();
    await expect(world.index.list(randomUUID())[Symbol.asyncIterator]().next()).rejects.toThrow();
  });

  test("a wrong key is an error", async () => {
    await using server = await startPinecone();
    const index = pineconeVectorIndex({ apiKey: "another", index: null, host: server.url });

    await expect(index.query(randomUUID(), vector, 5, signal)).rejects.toThrow(/API key/);
  });
});
