import { once } from "node:events";
import { createServer } from "node:http";
import { Worker } from "node:worker_threads";
import { listenOnLoopback } from "@claw/testing/loopback";
import { expect, test } from "vitest";

const program = new URL("../../test/ask-after-a-pause.ts", import.meta.url);

test("a connection is kept while a person reads: the next question waits for no handshake", async () => {
  let connections = 0;
  const server = createServer((_request, response) => response.end("ok"));
  server.keepAliveTimeout = 0;
  server.on("connection", () => {
    connections += 1;
  });
  const port = await listenOnLoopback(server);
  const worker = new Worker(program, { workerData: `http://127.0.0.1:${port}` });
  const [answers] = await once(worker, "message");
  await worker.terminate();
  server.close();

  expect(answers).toEqual(["ok", "ok"]);
  expect(connections).toBe(1);
});
