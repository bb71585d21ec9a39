import { median } from "../report/spread.ts";
import type { Seat } from "../subject/subject.ts";
import { askPaced } from "./ask-paced.ts";
import { type Reading, startGauge } from "./gauge.ts";

/** Milliseconds. */
export type FirstTokens = Reading & { firstToken: number; delay: number };

const load = { tokens: 12, tokensPerSecond: 100 };

/** So many short answers, one at a time: the medians of the time to their first token and of a token's delay. */
export async function timeFirstTokens(
  { subject, readers: [reader] }: Seat,
  answers: number,
  core: number | null,
): Promise<FirstTokens> {
  if (!reader) throw new Error("nobody to ask");

  const delays: number[] = [];
  const firstTokens: number[] = [];
  await reader.prepare(answers);

  const read = startGauge(subject.gauged(), core);
  while (firstTokens.length < answers) {
    const { firstToken } = await askPaced(reader, load, (delay) => delays.push(delay));
    firstTokens.push(firstToken);
  }

  return { ...read(), firstToken: median(firstTokens), delay: median(delays) };
}
