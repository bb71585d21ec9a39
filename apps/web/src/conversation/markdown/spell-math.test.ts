import { expect, test } from "vitest";
import { mayHoldMath, spellMath } from "./spell-math.ts";

test.each([
  ["勾股：$a^2+b^2=c^2$。", "勾股：$$a^2+b^2=c^2$$。"],
  ["由 \\(x\\) 得 \\(y_1\\)", "由 $$x$$ 得 $$y_1$$"],
  ["\\[\nE = mc^2\n\\]", "$$\nE = mc^2\n$$"],
  ["$$ \\frac{1}{2} $$", "$$\n\\frac{1}{2}\n$$"],
  ["1. 步骤\n   \\[ x = 1 \\]\n2. 完", "1. 步骤\n   $$\n   x = 1\n   $$\n2. 完"],
  ["所以 \\[ x \\] 成立", "所以 $$x$$ 成立"],
])("%j is a formula", (text, spelled) => {
  expect(spellMath(text)).toBe(spelled);
  expect(mayHoldMath(text)).toBe(true);
});

test.each([
  "It costs $5 and then $10.",
  "from $20,000 to $30",
  "`$x$` and `\\(y\\)`",
  "```sh\necho $HOME $PATH\n\\[ x \\]\n```",
  "```sh\necho $A$ \\(",
  "a price of 5$, 6$",
  "\\$x\\$",
  "没有公式",
])("%j is none", (text) => {
  expect(spellMath(text)).toBe(text);
  expect(mayHoldMath(text)).toBe(false);
});

test.each(["\\[", "\\(", "$", "$$ ", "`", "$a"])("a text made of %j alone is read in no time", (piece) => {
  const before = process.cpuUsage();
  spellMath(piece.repeat(200_000 / piece.length));
  // Microseconds of this process alone, whatever else the machine is doing.
  expect(process.cpuUsage(before).user).toBeLessThan(1_500_000);
});
