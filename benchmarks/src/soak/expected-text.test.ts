import { expect, test } from "vitest";
import { burstText } from "../script/burst-text.ts";
import type { Plan } from "../script/plan.ts";
import { stampedToken } from "../script/stamped-token.ts";
import { requireBeginning, requireWhole } from "./expected-text.ts";

const burst: Plan = { kind: "burst", tokens: 20, width: 2, afterMs: 0 };
const paced: Plan = { kind: "paced", tokens: 3, tokensPerSecond: 50 };
const whole = burstText(20, 2);
const stamped = (...places: number[]) => places.map((index) => stampedToken({ index, sentMs: 1.5 })).join("");

test("a whole answer passes, one that lacks, doubles or changes anything does not", () => {
  requireWhole(burst, whole);
  requireWhole(paced, stamped(0, 1, 2));

  for (const wrong of [whole.slice(0, -1), whole + whole.slice(-1), whole.replace("7", "8"), ""])
    expect(() => requireWhole(burst, wrong)).toThrow();
  for (const wrong of [stamped(0, 1), stamped(0, 1, 1, 2), stamped(0, 2), ""])
    expect(() => requireWhole(paced, wrong)).toThrow();
});

test("an answer that was stopped must be a beginning", () => {
  requireBeginning(burst, whole.slice(0, 17));
  requireBeginning(paced, stamped(0, 1));
  requireBeginning(paced, "");

  expect(() => requireBeginning(burst, whole.slice(1))).toThrow("is not what was sent");
  expect(() => requireBeginning(paced, stamped(1))).toThrow("token 1 came where 0 was due");
});
