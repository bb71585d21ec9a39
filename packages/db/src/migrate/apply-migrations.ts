import { once } from "node:events";
import { Worker } from "node:worker_threads";

/**
 * Applies what is pending through Prisma's engine and returns the names. In a thread that ends with it: the engine
 * leaves a timer of ten seconds and 30 MB behind, and Node warns that it loads WebAssembly as a module.
 *
 * Throws what the engine said.
 */
export async function applyMigrations(url: string, directory: string): Promise<readonly string[]> {
  const worker = new Worker(new URL("./apply-worker.ts", import.meta.url), {
    workerData: { url, directory },
    execArgv: ["--disable-warning=ExperimentalWarning"],
  });

  try {
    const [names]: unknown[] = await once(worker, "message");
    return Array.isArray(names) ? names.map(String) : [];
  } finally {
    await worker.terminate();
  }
}
