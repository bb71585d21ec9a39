import { setTimeout } from "node:timers/promises";
import { median, quantile } from "../report/spread.ts";
import { prepareAll, type Reader, type Seat } from "../subject/subject.ts";
import { askPaced, type PacedLoad } from "./ask-paced.ts";
import { type Reading, startGauge } from "./gauge.ts";
import { betweenStartsMs, staggerAnswers } from "./stagger.ts";

export type Pace = Reading & {
  tokens: number;
  /** Milliseconds. */
  firstToken: number;
  delay: { p50: number; p99: number };
};

/**
 * As many answers as readers, all at a steady pace. Measured is the time in which each reader's first answer ends and
 * the next one begins, so that a reader's tokens bear what one question and one settlement cost.
 */
export async function pace({ subject, readers }: Seat, load: PacedLoad, core: number | null): Promise<Pace> {
  const delays: number[] = [];
  const firstTokens: number[] = [];
  const allRun = Promise.withResolvers<void>();
  let running = 0;
  let isMeasured = false;
  await prepareAll(readers, 2);

  async function ask(reader: Reader, tokens: number, onFirst: () => void): Promise<number> {
    let isFirst = true;
    const { firstToken } = await askPaced(reader, { ...load, tokens }, (delay) => {
      if (isMeasured) delays.push(delay);
      if (isFirst) onFirst();
      isFirst = false;
    });

    return firstToken;
  }

  const asking = Promise.all(
    readers.map(async (reader, index) => {
      const { first, second } = staggerAnswers(index, readers.length, load);
      await setTimeout(betweenStartsMs * index);
      await ask(reader, first, () => {
        running += 1;
        if (running === readers.length) allRun.resolve();
      });
      firstTokens.push(await ask(reader, second, () => undefined));
    }),
  );

  await Promise.race([allRun.promise, asking]);
  const read = startGauge(subject.gauged(), core);
  isMeasured = true;
  await Promise.race([setTimeout((load.tokens * 1000) / load.tokensPerSecond), asking]);
  isMeasured = false;
  const reading = read();
  await asking;
  await subject.verify?.();

  return {
    ...reading,
    tokens: delays.length,
    firstToken: median(firstTokens),
    delay: { p50: median(delays), p99: quantile(delays, 0.99) },
  };
}
