import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { WebSocket } from "ws";
import { startProcess } from "../process/start-process.ts";
import type { Reader, Subject } from "./subject.ts";

const file = fileURLToPath(new URL("../relay/main.ts", import.meta.url));

/** Starts a raw relay. It ends with `stack`. */
export async function openRelay(
  name: "raw" | "coalesced",
  providerUrl: string,
  core: number | null,
  stack: AsyncDisposableStack,
): Promise<Subject> {
  const args = ["--provider", providerUrl, ...(name === "coalesced" ? ["--coalesce"] : [])];
  const { pid, port } = stack.use(await startProcess(file, args, core));

  return {
    gauged: () => ({ pid, helpers: {} }),
    openReader: () => openReader(`ws://127.0.0.1:${port}`),
  };
}

async function openReader(url: string): Promise<Reader> {
  const socket = new WebSocket(url, { perMessageDeflate: false });
  await once(socket, "open");

  return {
    prepare: async () => undefined,
    ask(question, onText) {
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const onClose = () => reject(new Error("the relay closed the socket"));

      function onMessage(data: unknown): void {
        const text = String(data);
        if (text !== "") {
          onText(text);
          return;
        }

        socket.off("message", onMessage).off("close", onClose);
        resolve();
      }

      socket.on("message", onMessage).on("close", onClose);
      socket.send(question);

      return promise;
    },
    async [Symbol.asyncDispose]() {
      socket.terminate();
    },
  };
}
