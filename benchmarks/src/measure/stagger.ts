import type { PacedLoad } from "./ask-paced.ts";

/** Answers begin one after the other, as their tokens would otherwise come in step. In milliseconds. */
export const betweenStartsMs = 10;
/** The second answers go on for so long after the time that is measured. */
const marginMs = 500;

/**
 * How many tokens a reader's two answers have. From when everybody's first one runs, and for as long as an answer of the
 * load takes, one reader after the other comes to the end of the first and asks for the second, at even distances: people
 * do not press Enter in the same moment, and all the time as many answers run, end and begin as the load says.
 */
export function staggerAnswers(
  reader: number,
  readers: number,
  { tokens, tokensPerSecond }: PacedLoad,
): { first: number; second: number } {
  const tokensIn = (milliseconds: number) => Math.round((milliseconds * tokensPerSecond) / 1000);
  const untilAllRun = (readers - reader) * betweenStartsMs;
  const ofTheWindow = Math.round((tokens * (reader + 1)) / readers);

  return {
    first: tokensIn(untilAllRun) + ofTheWindow,
    second: tokens - ofTheWindow + tokensIn(marginMs),
  };
}
