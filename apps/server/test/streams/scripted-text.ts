import type { SeenRequest } from "@claw/testing";
import { chanceOf } from "./chance.ts";

const words = [
  "你好",
  "，",
  "合同",
  "违约责任",
  "。\n",
  "token ",
  "😀",
  "👨‍👩‍👧",
  "𠮷野家",
  "e\u0301",
  "# ",
  "\t",
  "\r\n",
  "…",
] as const;

/** What the provider says to a question: always the same within a run, so that a test can tell what is missing. */
export function piecesFor(question: string, count: number): string[] {
  const chance = chanceOf(`text of ${question}`);
  const pieces = Array.from({ length: count }, (_, index) => `${index} ${chance.pick(words)}`);

  return [`“${question}”：`, ...pieces];
}

/** The question of a request: what the person said last. */
export function questionIn({ body }: SeenRequest): string {
  return body.messages?.at(-1)?.content ?? "";
}
