import { fileURLToPath } from "node:url";
import type { Cores } from "../process/cores.ts";
import { startProcess } from "../process/start-process.ts";

const file = fileURLToPath(new URL("../provider/main.ts", import.meta.url));

/** Starts the provider on the load's core. It ends with `stack`. @returns its address, for OPENAI_BASE_URL */
export async function startProvider(cores: Cores | null, stack: AsyncDisposableStack): Promise<string> {
  const { port } = stack.use(await startProcess(file, [], cores?.load ?? null));

  return `http://127.0.0.1:${port}/v1`;
}
