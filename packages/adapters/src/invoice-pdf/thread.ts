import { parentPort } from "node:worker_threads";
import { drawInvoice } from "./draw-invoice.ts";
import type { Answer, Task } from "./task.ts";

/** The program of the thread: one invoice at a time, in the order in which they come. */
const port = parentPort;
if (!port) throw new Error("this program runs in a thread");

let last: Promise<void> = Promise.resolve();
port.on("message", (task: Task) => {
  last = last.then(async () => port.postMessage(await answer(task)));
});

async function answer({ task, invoice }: Task): Promise<Answer> {
  try {
    return { task, bytes: await drawInvoice(invoice) };
  } catch (error) {
    return { task, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
