import { expect, test } from "vitest";
import { scoreAnswers } from "./score-answers.ts";

const question = (relevant: string[], answers: string[] = []) => ({ id: "q", text: "?", relevant, answers });
const found = (...ids: string[]) => ids.map((id) => ({ id, text: `text of ${id}` }));

test("a relevant passage at the second place counts half for MRR and less for nDCG", () => {
  const { recall1, recall5, mrr, ndcg10 } = scoreAnswers([question(["b"])], [found("a", "b")]);

  expect({ recall1, recall5, mrr }).toEqual({ recall1: 0, recall5: 1, mrr: 0.5 });
  expect(ndcg10).toBeCloseTo(1 / Math.log2(3));
});

test("of several relevant passages the share that was found counts", () => {
  const { recall1, recall10, ndcg10 } = scoreAnswers([question(["a", "b"])], [found("a", "x")]);

  expect({ recall1, recall10 }).toEqual({ recall1: 1, recall10: 0.5 });
  expect(ndcg10).toBeCloseTo(1 / (1 + 1 / Math.log2(3)));
});

test("an answer is found in either script and with other spaces, among the first five only", () => {
  const texts = ["1", "2", "3", "4", "位於 臺北", "上海"].map((text, at) => ({ id: String(at), text }));

  expect(scoreAnswers([question([], ["位于台北"])], [texts]).answered).toBe(1);
  expect(scoreAnswers([question([], ["上海"])], [texts]).answered).toBe(0);
  expect(scoreAnswers([question(["1"])], [texts]).answered).toBeNull();
});

test("questions that name no passage are left out of what is counted by passages", () => {
  expect(scoreAnswers([question([]), question(["a"])], [found(), found("a")]).recall1).toBe(1);
});
