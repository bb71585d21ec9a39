import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { setImmediate as turn } from "node:timers/promises";
import type { Script } from "./script.ts";

/** How a script's events get onto the wire. */
export type ScriptWriter = {
  /** One server-sent event. */
  send(data: string): Promise<void>;
  /** The last event, and the end of the response. */
  end(data: string): Promise<void>;
};

/** A long script leaves turns to whoever runs in the same process. */
const eventsPerTurn = 500;

export function scriptWriter(response: ServerResponse, { atOnce, bytesPerWrite }: Script): ScriptWriter {
  let held = "";
  let events = 0;

  async function write(text: string): Promise<void> {
    if (bytesPerWrite !== undefined) return writeInParts(response, Buffer.from(text), bytesPerWrite);

    if (!response.write(text)) await once(response, "drain");
  }

  return {
    async send(data) {
      if (!atOnce) return write(`data: ${data}\n\n`);

      held += `data: ${data}\n\n`;
      events += 1;
      if (events % eventsPerTurn === 0) await turn();
    },
    async end(data) {
      await write(`${held}data: ${data}\n\n`);
      response.end();
    },
  };
}

/** Each part is an HTTP chunk of its own, so that the reader gets it by itself, whatever characters it cuts. */
async function writeInParts(response: ServerResponse, bytes: Buffer, size: number): Promise<void> {
  for (let at = 0; at < bytes.length && !response.destroyed; at += size) {
    response.write(bytes.subarray(at, at + size));
    await turn();
  }
}
