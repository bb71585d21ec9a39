/** Loaded into a measured server before its own code (`node --import`): tells how much memory it uses when asked. */

import { createServer, Socket } from "node:net";
import { createInterface } from "node:readline";
import { setImmediate } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { isMainThread } from "node:worker_threads";
import type { Facts } from "./facts.ts";

const { BENCHMARK_PROBE: path, BENCHMARK_PROBED: program } = process.env;
// Other programs that the server starts inherit the option, and its threads run this file as well.
if (path && program && isMainThread && process.argv[1]?.endsWith(program)) listen(path);

function listen(path: string): void {
  setFlagsFromString("--expose-gc");
  const collect: unknown = runInNewContext("gc");
  if (typeof collect !== "function") throw new TypeError("there is no way to collect garbage");

  const server = createServer((client) => {
    client.unref();
    client.on("error", () => client.destroy());
    createInterface({ input: client }).on("line", async (question) => {
      for (let times = 0; question === "gc" && times < 3; times += 1) {
        collect();
        // What is freed by finalizers goes with the next collection.
        await setImmediate();
      }

      client.write(`${JSON.stringify(look(client))}\n`);
    });
  });
  server.listen(path).unref();
}

function look(own: Socket): Facts {
  const { rss, heapUsed, external } = process.memoryUsage();
  const resources: Record<string, number> = {};
  for (const name of process.getActiveResourcesInfo()) resources[name] = (resources[name] ?? 0) + 1;
  const waiting = openSockets()
    .filter((socket) => socket !== own)
    .map((socket) => socket.writableLength);

  return {
    rss,
    heapUsed,
    external,
    resources,
    sockets: {
      count: waiting.length,
      buffered: waiting.reduce((sum, length) => sum + length, 0),
      mostBuffered: waiting.reduce((most, length) => Math.max(most, length), 0),
    },
  };
}

/** There is no documented way to them from outside of the code that opened them. */
function openSockets(): Socket[] {
  const handles: unknown = Reflect.get(process, "_getActiveHandles");
  const found: unknown = typeof handles === "function" ? handles.call(process) : [];

  return Array.isArray(found) ? found.filter((handle) => handle instanceof Socket) : [];
}
