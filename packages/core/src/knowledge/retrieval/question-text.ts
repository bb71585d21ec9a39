/** What is looked for of a question, in UTF-16 units: more terms find nothing else, and take longer. */
const longest = 2_000;

/** A question as it is looked for: of a long one its beginning and its end, where what is asked mostly stands. */
export function boundQuestion(question: string, most = longest): string {
  if (question.length <= most) return question;

  const half = Math.floor(most / 2);
  return `${question.slice(0, half)}\n${question.slice(-half)}`.toWellFormed();
}

/** Shorter questions may leave out what they are about; a Han character counts 1, a word 2. */
const selfContained = 14;
const pointsBack = new RegExp(
  [
    "[它他她其该此]|[这那]|上述|上面|前者|后者|前面|刚才|還|还有|呢[？?]?\\s*$|這|該",
    "\\b(?:it|its|they|them|their|this|that|these|those|he|she|his|her|him|one|ones|there|then|former|latter|also)\\b",
    "^\\s*(?:and|or|but|what about|how about|why)\\b",
  ].join("|"),
  "iu",
);

/** Whether a question may only make sense after the one before it: “它多少钱？”, “And in Berlin?”. */
export function isFollowUp(question: string): boolean {
  const han = question.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = question.match(/[\p{Script=Latin}\p{Nd}]+/gu)?.length ?? 0;

  return han + 2 * words < selfContained || pointsBack.test(question);
}
