import type { Cell } from "../cells/cell.ts";
import { median } from "../report/spread.ts";
import { table } from "../report/table.ts";
import { type Plan, writeQuestion } from "../script/plan.ts";
import { startClaw } from "../subject/start-claw.ts";
import { startProvider } from "../surroundings/start-provider.ts";
import { openClient } from "./open-client.ts";
import { type ThreadWork, tracePage } from "./trace-page.ts";

const tokensPerSecond = 200;
const longestTaskMs = 50;
const busiestShare = 0.3;
/** The beginning has been typeset, and what is compiled when first used is compiled. */
const warmUpMs = 5_000;
const watchedMs = 10_000;

function longest({ taskMs }: ThreadWork): number {
  return Math.max(...taskMs);
}

/** What the page of a conversation costs while a long answer is written into it. */
export const webStream: Cell = {
  name: "web-stream",
  title: "A long answer in the browser",
  async run({ cores, rounds, isQuick, say }, stack) {
    const providerUrl = await startProvider(cores, stack);
    const { url } = await startClaw({ providerUrl, cores }, stack);
    const page = await openClient(url, stack);
    const composer = page.getByRole("textbox", { name: "写消息" });
    const written: Plan = { kind: "markdown", atOnce: 16_000, tokens: 4_000, tokensPerSecond };
    const works: ThreadWork[] = [];

    for (let round = 0; round < Math.min(rounds, isQuick ? 1 : 3); round += 1) {
      await page.goto(url);
      await composer.fill(writeQuestion(written));
      await composer.press("Enter");
      await page.locator('[data-status="streaming"] table').nth(20).waitFor();
      await page.waitForTimeout(warmUpMs);
      const work = await tracePage(page, () => page.waitForTimeout(watchedMs));
      works.push(work);
      say(
        `busy ${Math.round((100 * work.busyMs) / work.elapsedMs)} %, longest ${longest(work).toFixed(1)} ms`,
      );
      await page.locator('[data-status="complete"]').waitFor({ timeout: 120_000 });
    }
    const share = median(works.map(({ busyMs, elapsedMs }) => busyMs / elapsedMs));
    const task = median(works.map(longest));

    return {
      how: `An answer of 20,000 tokens of markdown in Chromium: 16,000 at once, then ${tokensPerSecond} a second; watched for ${watchedMs / 1_000} s after ${warmUpMs / 1_000} s. Processor time of the page's main thread, from its trace.`,
      tables: [
        table(
          ["round", "busy", "longest task", "tasks above 16 ms"],
          works.map((work, round) => [
            String(round + 1),
            `${((100 * work.busyMs) / work.elapsedMs).toFixed(1)} %`,
            `${longest(work).toFixed(1)} ms`,
            String(work.taskMs.filter((ms) => ms > 16).length),
          ]),
        ),
      ],
      verdicts: [
        {
          what: "main thread busy while 200 tokens a second arrive in an answer of 20,000",
          found: `${(100 * share).toFixed(1)} %`,
          bar: `≤ ${100 * busiestShare} %`,
          isMet: share <= busiestShare,
        },
        {
          what: "longest task of the page meanwhile",
          found: `${task.toFixed(1)} ms`,
          bar: `≤ ${longestTaskMs} ms`,
          isMet: task <= longestTaskMs,
        },
      ],
      panels: [],
      noise: null,
    };
  },
};
