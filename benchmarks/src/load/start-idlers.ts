import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { pin } from "../process/cores.ts";

/** Until so many sockets are open in all. */
export type HoldOrder = { url: string; tokens: readonly string[]; count: number };

export interface Idlers extends AsyncDisposable {
  /** Resolves when so many are open and have their subscription. */
  hold(count: number): Promise<void>;
}

const file = fileURLToPath(new URL("./idle-main.ts", import.meta.url));

/** Starts the process that holds idle sockets, people taking turns. */
export function startIdlers(url: string, tokens: readonly string[], core: number | null): Idlers {
  const child = fork(file, { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  if (core !== null && child.pid !== undefined) pin(child.pid, core);
  const ended = once(child, "exit");

  return {
    async hold(count) {
      child.send({ url, tokens, count } satisfies HoldOrder);
      const [answer] = await Promise.race([once(child, "message"), ended.then(() => [{ error: "ended" }])]);
      if (answer.error !== undefined) throw new Error(`idle sockets: ${answer.error}`);
    },
    async [Symbol.asyncDispose]() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}
