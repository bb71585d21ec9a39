import { Worker } from "node:worker_threads";
import type { InvoiceRenderer, PrintedInvoice } from "@claw/core";
import type { Answer, Task } from "./task.ts";

export type PdfRendererOptions = {
  /** How long drawing one invoice may take. */
  timeMs?: number;
  /** How long the thread and the fonts in it stay after the last one. */
  idleMs?: number;
};

type Waiting = { resolve(bytes: Uint8Array): void; reject(error: Error): void; timer: NodeJS.Timeout };

const program = new URL("./thread.ts", import.meta.url);

/**
 * Draws invoices with PDFKit in a thread of its own: laying out Chinese text and cutting its font to the characters
 * that are used takes a processor for some tenths of a second. The thread starts with the first invoice and ends when
 * it was idle for a while; one that takes too long is ended, and what waited for it fails.
 */
export function pdfInvoiceRenderer(options: PdfRendererOptions = {}): InvoiceRenderer & AsyncDisposable {
  const { timeMs = 60_000, idleMs = 30_000 } = options;
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let idling: NodeJS.Timeout | null = null;
  let tasks = 0;

  function start(): Worker {
    const started = new Worker(program, { env: {}, resourceLimits: { maxOldGenerationSizeMb: 256 } });
    started.unref();
    started.on("message", (answer: Answer) => settle(answer));
    started.on("error", (error) => end(started, error));
    started.on("exit", () => end(started, new Error("the thread that draws invoices has ended")));

    return started;
  }

  function settle(answer: Answer): void {
    const waiter = take(answer.task);
    if ("failure" in answer) waiter?.reject(new Error(`the invoice was not drawn: ${answer.failure}`));
    else waiter?.resolve(answer.bytes);

    if (waiting.size === 0) idling = setTimeout(stop, idleMs).unref();
  }

  function take(task: number): Waiting | null {
    const waiter = waiting.get(task) ?? null;
    waiting.delete(task);
    clearTimeout(waiter?.timer);

    return waiter;
  }

  function end(ended: Worker, error: Error): void {
    if (worker !== ended) return;

    worker = null;
    for (const task of [...waiting.keys()]) take(task)?.reject(error);
  }

  function stop(): Promise<unknown> {
    const stopping = worker;
    if (!stopping) return Promise.resolve();

    end(stopping, new Error("the thread that draws invoices was stopped"));
    return stopping.terminate();
  }

  return {
    render(invoice: PrintedInvoice) {
      if (idling) clearTimeout(idling);
      worker ??= start();
      tasks += 1;
      const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
      const timer = setTimeout(() => void stop(), timeMs).unref();
      waiting.set(tasks, { resolve, reject, timer });
      worker.postMessage({ task: tasks, invoice } satisfies Task);

      return promise;
    },
    async [Symbol.asyncDispose]() {
      if (idling) clearTimeout(idling);
      await stop();
    },
  };
}
