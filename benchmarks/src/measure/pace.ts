import { setTimeout } from "node:timers/promises";
import { median, quantile } from "../report/spread.ts";
import { prepareAll, type Seat } from "../subject/subject.ts";
import { askPaced, type PacedLoad } from "./ask-paced.ts";
import { type Reading, startGauge } from "./gauge.ts";

export type Pace = Reading & {
  tokens: number;
  /** Milliseconds. */
  firstToken: number;
  delay: { p50: number; p99: number };
  /** From when all answers run to when the first one ends: tokens alone, without questions and settlements. */
  streaming: (Reading & { tokens: number }) | null;
};

/** The answers begin one after the other, as their tokens would otherwise come in step. */
const betweenStartsMs = 10;

/** One answer for each reader, all at a steady pace. */
export async function pace({ subject, readers }: Seat, load: PacedLoad, core: number | null): Promise<Pace> {
  const delays: number[] = [];
  const window = openWindow(readers.length, () => startGauge(subject.gauged(), core));
  await prepareAll(readers, 1);

  const read = startGauge(subject.gauged(), core);
  const answers = await Promise.all(
    readers.map(async (reader, index) => {
      await setTimeout(betweenStartsMs * index);
      let isFirst = true;
      const answer = await askPaced(reader, load, (delay) => {
        delays.push(delay);
        window.token(isFirst);
        isFirst = false;
      });
      window.answerEnded();

      return answer;
    }),
  );
  const reading = read();
  await subject.verify?.();

  return {
    ...reading,
    tokens: readers.length * load.tokens,
    firstToken: median(answers.map(({ firstToken }) => firstToken)),
    delay: { p50: median(delays), p99: quantile(delays, 0.99) },
    streaming: window.found(),
  };
}

/** Measures while all answers run. */
function openWindow(answers: number, start: () => () => Reading) {
  let begun = 0;
  let tokens = 0;
  let read: (() => Reading) | null = null;
  let found: Pace["streaming"] = null;

  return {
    token(isFirst: boolean): void {
      if (read && !found) tokens += 1;
      if (isFirst) begun += 1;
      if (isFirst && begun === answers) read = start();
    },
    answerEnded(): void {
      if (read && !found) found = { ...read(), tokens };
    },
    found: () => (found && found.tokens >= answers ? found : null),
  };
}
