import { burstText } from "../script/burst-text.ts";
import { writeQuestion } from "../script/plan.ts";
import { prepareAll, type Reader, type Seat } from "../subject/subject.ts";
import { type Reading, startGauge } from "./gauge.ts";

export type Load = {
  /** Answers that each reader asks for, one after the other. */
  answers: number;
  tokens: number;
};

export type Saturation = Reading & {
  tokens: number;
  /** In how many pieces the text came. */
  pieces: number;
};

/** All readers at once, each answer as fast as it comes. Throws where a single character is missing, double or wrong. */
export async function saturate(
  { subject, readers }: Seat,
  { answers, tokens }: Load,
  core: number | null,
): Promise<Saturation> {
  const question = writeQuestion({ kind: "burst", tokens, width: 0, afterMs: 0 });
  const expected = burstText(tokens, 0);
  await prepareAll(readers, answers);

  const read = startGauge(subject.gauged(), core);
  const pieces = await Promise.all(
    readers.map(async (reader) => {
      let own = 0;
      for (let answer = 0; answer < answers; answer += 1) {
        const more = await askWhole(reader, question, expected);
        own += more;
      }

      return own;
    }),
  );
  const reading = read();
  await subject.verify?.();

  return {
    ...reading,
    tokens: readers.length * answers * tokens,
    pieces: pieces.reduce((sum, own) => sum + own, 0),
  };
}

/** @returns in how many pieces the answer came */
async function askWhole(reader: Reader, question: string, expected: string): Promise<number> {
  let text = "";
  let pieces = 0;
  await reader.ask(question, (piece) => {
    text += piece;
    pieces += 1;
  });

  if (text !== expected)
    throw new Error(`an answer of ${text.length} characters, not the ${expected.length} that were sent`);

  return pieces;
}
