import { readFileSync } from "node:fs";
import { ReadingFailed } from "@claw/core/knowledge/ports";
import type { Job } from "../frame.ts";
import { nameFailure } from "./name-failure.ts";
import { readDocument } from "./read-document.ts";
import { sendTo } from "./send.ts";
import { openSource } from "./source.ts";

const framesFd = 3;
const fileFd = 4;
const reportEveryMs = 100;

const send = sendTo(framesFd);

try {
  await run(parseJob());
} catch (error) {
  // For the log of who started this; documents' own faults are no news there.
  if (!(error instanceof ReadingFailed))
    process.stderr.write(`${String(error instanceof Error ? error.stack : error)}\n`);
  send({ type: "failed", ...nameFailure(error) });
}
send({ type: "end", peakBytes: process.resourceUsage().maxRSS * 1_024 });
process.exit(0);

/** From standard input, where other processes of the machine cannot read the names of documents. */
function parseJob(): Job {
  return JSON.parse(readFileSync(0, "utf8"));
}

async function run({ title, name, size, limits }: Job): Promise<void> {
  let reported = 0;
  const source = openSource({ fd: fileFd, size, name, limits }, (done, total) => {
    const now = performance.now();
    if (now - reported < reportEveryMs && done < total) return;
    reported = now;
    send({ type: "progress", stage: "reading", done, total });
  });

  send({ type: "progress", stage: "reading", done: 0, total: 1 });
  const read = await readDocument(source);
  const { sendIndexed, sendText } = await import("./send-parts.ts");
  sendText(send, read);

  send({ type: "progress", stage: "indexing", done: 0, total: 1 });
  const { indexDocument } = await import("./index-document.ts");
  sendIndexed(send, indexDocument(title, read));
  send({ type: "progress", stage: "indexing", done: 1, total: 1 });
}
