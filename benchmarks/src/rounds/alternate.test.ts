import { expect, test } from "vitest";
import { alternate } from "./alternate.ts";

function scripted(shares: readonly number[]) {
  const asked: string[] = [];
  const part = <const Name extends string>(name: Name) => ({
    name,
    measure: async () => {
      asked.push(name);
      return { foreignShare: shares[Math.floor((asked.length - 1) / 2)] ?? 0 };
    },
  });

  return { asked, parts: [part("ours"), part("theirs")] };
}

test("every other round goes the other way round, so that no server always comes first", async () => {
  const { asked, parts } = scripted([]);

  await alternate(parts, 3, () => undefined);

  expect(asked.join(" ")).toBe("ours theirs theirs ours ours theirs");
});

test("a noisy round is repeated, and after twice as many rounds the quietest are taken", async () => {
  const once = scripted([0, 0.5, 0]);
  const always = scripted([0.5, 0.3, 0.4, 0.2]);

  const repeated = await alternate(once.parts, 2, () => undefined);
  const noisy = await alternate(always.parts, 2, () => undefined);

  expect(repeated.rounds.map(({ ours }) => ours.foreignShare)).toEqual([0, 0]);
  expect(once.asked).toHaveLength(6);
  expect(noisy.rounds.map(({ ours }) => ours.foreignShare)).toEqual([0.2, 0.3]);
  expect(always.asked).toHaveLength(8);
});
