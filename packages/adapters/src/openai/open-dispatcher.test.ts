import { once } from "node:events";
import { createServer } from "node:http";
import { afterEach, expect, test, vi } from "vitest";
import { openDispatcher } from "./open-dispatcher.ts";

afterEach(() => void vi.useRealTimers());

test("a connection is kept while a person reads: the next question waits for no handshake", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  let connections = 0;
  const server = createServer((_request, response) => response.end("ok"));
  server.keepAliveTimeout = 0;
  server.on("connection", () => {
    connections += 1;
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const address = server.address();
  const port = address !== null && typeof address === "object" ? address.port : 0;
  const dispatcher = openDispatcher();
  const ask = async () => {
    const { body } = await dispatcher.request({
      origin: `http://127.0.0.1:${port}`,
      path: "/",
      method: "POST",
    });
    return body.text();
  };

  const answers = [await ask()];
  await new Promise(setImmediate);
  for (let second = 0; second < 30; second += 1) vi.advanceTimersByTime(1_000);
  answers.push(await ask());

  expect(answers).toEqual(["ok", "ok"]);
  expect(connections).toBe(1);
  await dispatcher.destroy();
  server.close();
});
