import { expect, test } from "vitest";
import { pickWeighted, seededRandom, wholeBetween } from "./seeded-random.ts";

const draw = (seed: number, count: number) => {
  const random = seededRandom(seed);
  return Array.from({ length: count }, random);
};

test("a seed gives its numbers again, and another seed others", () => {
  expect(draw(7, 20)).toEqual(draw(7, 20));
  expect(draw(7, 20)).not.toEqual(draw(8, 20));
});

test("numbers are spread over their range, ends included", () => {
  const random = seededRandom(1);
  const counts = new Map<number, number>();
  for (let times = 0; times < 3000; times += 1) {
    const drawn = wholeBetween(random, 2, 4);
    counts.set(drawn, (counts.get(drawn) ?? 0) + 1);
  }

  expect([...counts.keys()].sort()).toEqual([2, 3, 4]);
  for (const count of counts.values()) expect(count).toBeGreaterThan(850);
});

test("what weighs more is picked more often, what weighs nothing never", () => {
  const random = seededRandom(2);
  const all = [
    { name: "never", weight: 0 },
    { name: "often", weight: 3 },
    { name: "seldom", weight: 1 },
  ];
  const picked = Array.from({ length: 4000 }, () => pickWeighted(random, all).name);
  const often = picked.filter((name) => name === "often").length;

  expect(picked).not.toContain("never");
  expect(often).toBeGreaterThan(2800);
  expect(often).toBeLessThan(3200);
});
