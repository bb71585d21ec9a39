import type { ServerResponse } from "node:http";
import { setInterval } from "node:timers/promises";
import { monotonicMs, stampedToken } from "../script/stamped-token.ts";
import { closingEvents, tokenEvent } from "./chunk.ts";

/** Writes token after token at a rate, each with the time at which it was sent. */
export async function streamPaced(
  response: ServerResponse,
  tokens: number,
  tokensPerSecond: number,
): Promise<void> {
  const write = (index: number) => response.write(tokenEvent(stampedToken({ index, sentMs: monotonicMs() })));
  write(0);

  let index = 1;
  for await (const _ of setInterval(1000 / tokensPerSecond)) {
    if (response.destroyed || index >= tokens) break;
    write(index);
    index += 1;
  }

  response.end(closingEvents(tokens).join(""));
}
