import { table } from "../../report/table.ts";
import type { Row } from "./evaluate-set.ts";

export function renderRows(rows: readonly Row[]): string {
  return table(
    [
      "set",
      "passages",
      "questions",
      "how",
      "recall@1",
      "recall@5",
      "recall@10",
      "MRR",
      "nDCG@10",
      "answer in first 5",
    ],
    rows.map(({ set, passages, questions, how, scores }) => [
      set,
      passages === 0 ? "–" : String(passages),
      String(questions),
      how,
      ...[scores.recall1, scores.recall5, scores.recall10, scores.mrr, scores.ndcg10, scores.answered].map(
        percent,
      ),
    ]),
  );
}

function percent(share: number | null): string {
  return share === null || Number.isNaN(share) ? "–" : (100 * share).toFixed(2);
}
