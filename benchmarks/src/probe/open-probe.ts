import { once } from "node:events";
import { connect } from "node:net";
import { createInterface } from "node:readline";
import type { Facts, Question } from "./facts.ts";

export interface Probe extends AsyncDisposable {
  ask(question: Question): Promise<Facts>;
}

/** Connects to the probe in a process that was started with {@link probeOptions}. One question at a time. */
export async function openProbe(path: string): Promise<Probe> {
  const socket = connect(path);
  await once(socket, "connect");
  const lines = createInterface({ input: socket })[Symbol.asyncIterator]();

  return {
    async ask(question) {
      socket.write(`${question}\n`);
      const line = await lines.next();
      if (line.done) throw new Error("the measured process has ended");

      return JSON.parse(line.value);
    },
    async [Symbol.asyncDispose]() {
      socket.destroy();
    },
  };
}
