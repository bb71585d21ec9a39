import { describe, expect, test } from "vitest";
import { readProject } from "../src/read-project.ts";
import { report } from "../src/report.ts";
import type { Violation } from "../src/rule.ts";
import { rules } from "../src/rules.ts";
import { cleanTree, type Tree, writeTree } from "./clean-tree.ts";
import { plants } from "./plants.ts";

async function violationsOf(ruleName: string, tree: Tree): Promise<Violation[]> {
  using written = writeTree(tree);
  const rule = rules.find(({ name }) => name === ruleName);
  if (!rule) throw new Error(`there is no rule ${ruleName}`);

  return await rule.check(readProject(written.root));
}

describe.each(rules)("$name", ({ name }) => {
  test("is content with a tree that keeps it", async () => {
    expect(await violationsOf(name, cleanTree)).toEqual([]);
  });

  test.each(plants.filter(({ rule }) => rule === name))("finds: $what", async ({ files, at }) => {
    const found = await violationsOf(name, { ...cleanTree, ...files });

    expect(found.map(({ path, line }) => `${path}:${line}`)).toContain(at);
  });
});

test("every rule has a planted violation", () => {
  const planted = new Set(plants.map(({ rule }) => rule));

  expect(rules.map(({ name }) => name).filter((name) => !planted.has(name))).toEqual([]);
});

test("a violation is shown with its place, its reason and what to do about it", async () => {
  const [rule] = rules;
  if (!rule) throw new Error("there are no rules");
  const violations = [{ path: "packages/a/src/b.ts", line: 3, message: "wrong" }];
  const text = report([{ rule, violations }], { files: 1, rules: 1 });

  expect(text).toContain(`packages/a/src/b.ts:3 ${rule.name}: wrong`);
  expect(text).toContain(rule.reason);
  expect(text).toContain(rule.fix);
});
