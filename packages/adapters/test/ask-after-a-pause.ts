/** Asks twice with half a minute between, on a clock of its own: undici has one for all that a thread does. */

import { mock } from "node:test";
import { parentPort, workerData } from "node:worker_threads";
import { openDispatcher } from "../src/openai/open-dispatcher.ts";

mock.timers.enable({ apis: ["setTimeout"] });
const dispatcher = openDispatcher();

async function ask(): Promise<string> {
  const { body } = await dispatcher.request({ origin: String(workerData), path: "/", method: "POST" });

  return body.text();
}

const answers = [await ask()];
await new Promise(setImmediate);
for (let second = 0; second < 30; second += 1) mock.timers.tick(1_000);
answers.push(await ask());
await dispatcher.destroy();
parentPort?.postMessage(answers);
