import { openDatabase } from "@claw/db";
import { seedMessages } from "@claw/testing/conversation";
import type { Cell } from "../cells/cell.ts";
import { megabytes } from "../report/show.ts";
import { median } from "../report/spread.ts";
import { table } from "../report/table.ts";
import type { Verdict } from "../report/verdict.ts";
import { type Plan, writeQuestion } from "../script/plan.ts";
import { startClaw } from "../subject/start-claw.ts";
import { startPostgres } from "../surroundings/start-postgres.ts";
import { startProvider } from "../surroundings/start-provider.ts";
import { instrument, scrollUpTo, timeOpening, timeSending } from "./ask-page.ts";
import { measureHeap } from "./measure-heap.ts";
import { openClient } from "./open-client.ts";
import { tracePage } from "./trace-page.ts";

const openMs = 1_000;
const frameMs = 50;
/** A page with this much is light on a phone; without a bound the texts alone would not stop growing. */
const heapBytes = 100 * 2 ** 20;
const nodes = 30_000;
const short: Plan = { kind: "paced", tokens: 100, tokensPerSecond: 50 };
const newest = "article";
const soughtAfter = "[data-found] article";

type Round = { openMs: number; farMs: number; sendMs: number };

function atMost(what: string, found: number, limit: number, unit = "ms"): Verdict {
  return { what, found: `${found.toFixed(0)} ${unit}`, bar: `≤ ${limit} ${unit}`, isMet: found <= limit };
}

/** What a conversation of 10,000 messages costs whoever opens it, reads back in it and goes on. */
export const webLong: Cell = {
  name: "web-long",
  title: "A long conversation in the browser",
  async run({ cores, rounds, isQuick, say }, stack) {
    const count = isQuick ? 2_000 : 10_000;
    const postgres = await startPostgres(stack);
    const db = stack.use(openDatabase({ url: postgres.url }));
    const providerUrl = await startProvider(cores, stack);
    const { url } = await startClaw({ providerUrl, cores, env: { DATABASE_URL: postgres.url } }, stack);
    const page = await openClient(url, stack);
    await instrument(page);
    await page.reload();
    await timeSending(page, writeQuestion(short));
    await page.locator('[data-status="complete"]').waitFor();
    await seedMessages(db, count - 2);
    const { rows } = await db.pool.query<{ id: string; conversation_id: string }>(
      `SELECT id, conversation_id FROM messages WHERE content = '第 ${count / 2 + 1} 个问题'`,
    );
    const address = `${url}/c/${rows[0]?.conversation_id}`;

    const found: Round[] = [];
    for (let round = 0; round < Math.max(3, rounds); round += 1) {
      const opened = await timeOpening(page, address, newest);
      const far = await timeOpening(page, `${address}?at=${rows[0]?.id}`, soughtAfter);
      await timeOpening(page, address, newest);
      const sendMs = await timeSending(page, writeQuestion(short));
      await page.locator('[data-status="streaming"]').waitFor();
      await page.locator('[data-status="streaming"]').waitFor({ state: "detached" });
      say(`open ${opened.toFixed(0)} ms, far back ${far.toFixed(0)} ms, send ${sendMs.toFixed(0)} ms`);
      found.push({ openMs: opened, farMs: far, sendMs });
    }

    await timeOpening(page, address, newest);
    const before = await measureHeap(page);
    // What is compiled when first used is compiled.
    await scrollUpTo(page, count - 100, "fast");
    const works = [];
    for (const [from, to] of [
      [count - 100, count - 400],
      [600, 2],
    ] as const) {
      await scrollUpTo(page, from, "headlong");
      let longestGapMs = 0;
      const work = await tracePage(page, async () => {
        longestGapMs = await scrollUpTo(page, to, "fast");
      });
      say(`scrolled from ${from} to ${to}: longest task ${Math.max(...work.taskMs).toFixed(1)} ms`);
      works.push({ ...work, from, to, longestGapMs });
    }
    const after = await measureHeap(page);
    const longest = Math.max(...works.flatMap(({ taskMs }) => taskMs));
    const [opened = 0, far = 0, sent = 0] = (["openMs", "farMs", "sendMs"] as const).map((key) =>
      median(found.map((round) => round[key])),
    );

    return {
      how: `A conversation of ${count} messages of markdown in Chromium: opened by its address, opened at a message in its middle, a question sent, and scrolled from its end to its beginning, most of it headlong, near both ends at 300 pixels a frame. Tasks by the processor time of the page's main thread.`,
      tables: [
        table(
          ["what", "found"],
          [
            ...works.flatMap(({ from, to, taskMs, longestGapMs }) => [
              [`messages ${from} to ${to}: tasks above 16 ms`, String(taskMs.filter((ms) => ms > 16).length)],
              [`longest wait between two frames, machine and all`, `${longestGapMs.toFixed(0)} ms`],
            ]),
            ["heap when opened", megabytes(before.heapBytes)],
            ["heap after scrolling through", megabytes(after.heapBytes)],
            ["nodes when opened, after", `${before.nodes}, ${after.nodes}`],
          ],
        ),
      ],
      verdicts: [
        atMost("opened and usable, from its address", opened, openMs),
        atMost("opened in its middle", far, openMs),
        atMost("question on the page after Enter", sent, openMs),
        atMost("longest task of the page while it is scrolled through", longest, frameMs),
        atMost("heap after scrolling through", after.heapBytes / 2 ** 20, heapBytes / 2 ** 20, "MB"),
        atMost("nodes after scrolling through", after.nodes, nodes, "nodes"),
      ],
      panels: [],
      noise: null,
    };
  },
};
