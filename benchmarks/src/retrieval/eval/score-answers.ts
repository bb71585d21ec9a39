import { normalizeText } from "@claw/core/knowledge/lexical";
import type { Question } from "./read-set.ts";

/** What was found for a question, best first. */
export type Found = { id: string; text: string }[];

/** Averages over questions, from 0 to 1. */
export type Scores = {
  recall1: number;
  recall5: number;
  recall10: number;
  /** Mean reciprocal rank, of the first ten. */
  mrr: number;
  /** Järvelin and Kekäläinen (2002), of the first ten. */
  ndcg10: number;
  /** Whether one of the answers stands in one of the first five passages; null where no question has answers. */
  answered: number | null;
};

/** Null where no question says which passages are relevant. */
export function scoreAnswers(questions: readonly Question[], found: readonly Found[]): Scores {
  const pairs = questions.map((question, at) => ({ question, found: found[at] ?? [] }));
  const judged = pairs.filter(({ question }) => question.relevant.length > 0);
  const withAnswers = pairs.filter(({ question }) => question.answers.length > 0);

  return {
    recall1: average(judged, (pair) => recall(pair, 1)),
    recall5: average(judged, (pair) => recall(pair, 5)),
    recall10: average(judged, (pair) => recall(pair, 10)),
    mrr: average(judged, reciprocalRank),
    ndcg10: average(judged, gain),
    answered: withAnswers.length === 0 ? null : average(withAnswers, isAnswered),
  };
}

type Pair = { question: Question; found: Found };

function recall({ question, found }: Pair, depth: number): number {
  const first = new Set(found.slice(0, depth).map(({ id }) => id));

  return question.relevant.filter((id) => first.has(id)).length / Math.min(depth, question.relevant.length);
}

function reciprocalRank({ question, found }: Pair): number {
  const at = found.slice(0, 10).findIndex(({ id }) => question.relevant.includes(id));

  return at < 0 ? 0 : 1 / (at + 1);
}

function gain({ question, found }: Pair): number {
  const discount = (at: number) => 1 / Math.log2(at + 2);
  const reached = found
    .slice(0, 10)
    .reduce((sum, { id }, at) => sum + (question.relevant.includes(id) ? discount(at) : 0), 0);
  const best = Array.from({ length: Math.min(10, question.relevant.length) }, (_, at) => discount(at));

  return reached / best.reduce((sum, each) => sum + each, 0);
}

function isAnswered({ question, found }: Pair): number {
  const texts = found.slice(0, 5).map(({ text }) => bare(text));

  return question.answers.some((answer) => texts.some((text) => text.includes(bare(answer)))) ? 1 : 0;
}

/** Without white space, which is the first thing that differs between a text and what is said of it. */
function bare(text: string): string {
  return normalizeText(text).replaceAll(/\s/gv, "");
}

function average<Value>(values: readonly Value[], of: (value: Value) => number): number {
  return values.length === 0 ? Number.NaN : values.reduce((sum, value) => sum + of(value), 0) / values.length;
}
