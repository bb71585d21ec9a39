import { describe, expect, test } from "vitest";
import type { CitedSource } from "../../src/knowledge/retrieval/read-source.ts";
import { verifyCitations } from "../../src/knowledge/retrieval/verify-citations.ts";
import { corruptions, faithfulForms } from "./alter-quote.ts";
import { passages, quotesOf } from "./passages.ts";
import { newSeed, seeded } from "./seeded.ts";

const seed = Number(process.env.CITATIONS_SEED || newSeed());

/** A passage that stands 1,000 units into its document. */
function sourceOf(content: string, number = 1): CitedSource {
  const place = { page: 2, start: 1_000, end: 1_000 + content.length };

  return { number, documentId: "d", versionId: "v", chunkId: `c${number}`, title: "合同", content, ...place };
}

function check(answer: string, ...contents: string[]) {
  return verifyCitations(
    answer,
    contents.map((content, at) => sourceOf(content, at + 1)),
  );
}

/** How people and models quote. */
const styles: ((quote: string) => string)[] = [
  (quote) => `根据资料，“${quote}”[1]。`,
  (quote) => `「${quote}」【1】`,
  (quote) => `见[1]：『${quote}』`,
  (quote) => `The source says "${quote}" [1].`,
  (quote) => `如下：\n\n> ${quote} [1]\n\n以上。`,
  (quote) => `> ${quote}\n\n[1]`,
];

describe("a quote is verified only where its source has these words", () => {
  test(`no corrupted quote, of more than a thousand, is accepted [CITATIONS_SEED=${seed}]`, () => {
    const random = seeded(seed);
    const accepted: string[] = [];
    let tried = 0;

    for (const passage of passages) {
      for (const quote of quotesOf(passage)) {
        for (const [kind, corrupt] of [1, 2].flatMap(() => Object.entries(corruptions))) {
          const corrupted = corrupt(quote, random);
          if (corrupted === null || corrupted === quote) continue;

          tried += 1;
          const answer = random.pick(styles)(corrupted);
          const [citation] = check(answer, passage);
          if (citation?.verified !== false) accepted.push(`${kind}: ${answer} OF ${quote}`);
        }
        const other = random.pick(passages.filter((each) => each !== passage));
        tried += 1;
        if (check(random.pick(styles)(quote), other)[0]?.verified) accepted.push(`another passage: ${quote}`);
      }
    }

    expect(tried).toBeGreaterThan(1_000);
    expect(accepted).toEqual([]);
  });

  test(`every faithful quote is accepted, however it is written, with its exact place [CITATIONS_SEED=${seed}]`, () => {
    const random = seeded(seed);
    const refused: string[] = [];

    for (const passage of passages) {
      for (const quote of quotesOf(passage)) {
        for (const [form, write] of Object.entries(faithfulForms)) {
          const answer = random.pick(styles)(write(quote, random));
          const [citation] = check(answer, passage);
          const place = passage.slice((citation?.start ?? 0) - 1_000, (citation?.end ?? 0) - 1_000);
          const isThere = citation?.verified && lettersOf(place) === lettersOf(quote);
          if (!isThere) refused.push(`${form}: ${answer} OF ${quote} AT ${place}`);
        }
      }
    }

    expect(refused).toEqual([]);
  });

  test.each([
    ["租金为5%", "租金为15%的利息"],
    ["利率5%以上的部分", "年利率0.5%以上的部分"],
    ["可以在境内转让使用", "本产品不可以在境内转让使用"],
    ["使用本公司的产品名称", "任何人禁止使用本公司的产品名称"],
    ["能够完全治愈该疾病", "目前尚未能够完全治愈该疾病"],
    ["人口总数达到三百", "人口总数达到三百万"],
    ["万元的注册资本金额", "公司有五百万元的注册资本金额"],
    ["the category of", "the subcategory of"],
    ["It costs about 5", "It costs about 5 million"],
    ["the new model GPT-4", "the new model GPT-4o"],
    ["toxic to small animals", "It is non-toxic to small animals"],
    ["at most 5 mW of power", "at most 5 MW of power"],
    ["the area is 103 square", "the area is 10³ square"],
    ["王涣之说的这些话都对", "王之涣说的这些话都对"],
    ["彼得说的这些话都对", "彼说的这些话都对"],
    ["the vitamin is important", "the vitamin A is important"],
    ["attempts to rescue crew the", "attempts to rescue the crew. The fire"],
    ["he said few people came", "he said a few people came"],
    ["零下十度以上才能够使用", "下十度以上才能够使用"],
    ["气温-5℃时可以启动", "气温5℃时可以启动"],
    ["预算为3~5万元左右吧", "预算为35万元左右吧"],
  ])("%s is not in: %s", (quote, passage) => {
    expect(check(`“${quote}”[1]`, passage)).toMatchObject([{ verified: false, start: 1_000 }]);
  });

  test("one particle more or less is the same sentence, elsewhere than at a number, a negation or a name", () => {
    const passage =
      "本合同的解释权归甲方所有，双方已经确认了附件的全部内容。The tenant shall inform the landlord.";

    expect(check("“本合同解释权归甲方所有”[1]", passage)[0]?.verified).toBe(true);
    expect(check("“双方已经确认附件的全部内容”[1]", passage)[0]?.verified).toBe(true);
    expect(check('"The tenant shall inform landlord" [1]', passage)[0]?.verified).toBe(true);
    expect(check("“合同解释权归甲方所有，双方已经确认附件”[1]", passage)[0]?.verified).toBe(false);
  });

  test("a short quote is verified only where it stands once, a single word never", () => {
    const passage = "押金两千元。租金三千元，押金可退。";

    expect(check("“三千元”[1]", passage)[0]?.verified).toBe(true);
    expect(check("“押金”[1]", passage)[0]?.verified).toBe(false);
    expect(check("“元”[1]", passage)[0]?.verified).toBe(false);
  });
});

describe("which quote a mark stands for", () => {
  const [first, second] = ["租金为每月三千五百元。", "押金为两个月租金。"];

  test("each of several marks has its own, and each number of a mark its own check", () => {
    const answer = "“租金为每月三千五百元”[1]，而“押金为两个月租金”[2]；“押金为两个月租金”[1][2]，又[1, 2]。";

    expect(
      check(answer, first, second).map(({ number, quote, verified, at }) => [
        answer.slice(at, at + 1),
        number,
        quote,
        verified,
      ]),
    ).toEqual([
      ["[", 1, "租金为每月三千五百元", true],
      ["[", 2, "押金为两个月租金", true],
      ["[", 1, "押金为两个月租金", false],
      ["[", 2, "押金为两个月租金", true],
      ["[", 1, "", false],
      ["[", 2, "", false],
    ]);
  });

  test("it is not that of another sentence, and a mark without a quote names its ground unverified", () => {
    expect(check("他说“租金为每月三千五百元”。另外押金也要付[1]。", first)).toMatchObject([
      { quote: "", verified: false, start: 1_000, end: 1_000 + first.length, page: 2 },
    ]);
  });

  test("of two quotes before one mark both must be there", () => {
    expect(check("“租金为每月三千五百元”，也就是“租金为每月九千五百元”[1]", first)[0]).toMatchObject({
      quote: "租金为每月九千五百元",
      verified: false,
    });
    expect(check("“租金为每月九千五百元”，也就是“租金为每月三千五百元”[1]", first)[0]).toMatchObject({
      quote: "租金为每月九千五百元",
      verified: false,
    });
  });

  test("a quote within a quote does not stand for the whole", () => {
    const passage = '他把这里称为"小镇"，共有四百户人家。';

    expect(check('资料说："他把这里称为"小镇"，共有四百户人家。" [1]', passage)[0]?.verified).toBe(true);
    expect(check('资料说："他把那里称为"小镇"，共有四百户人家。" [1]', passage)[0]?.verified).toBe(false);
    expect(check("> 他把这里称为“小镇”，共有九百户人家。[1]", passage)[0]?.verified).toBe(false);
  });

  test("code, other brackets and numbers of no source are no citations", () => {
    expect(check("`a[1]`\n```\nb[1]\n```\n[9] [2024] 【注1a】 [x]", first)).toEqual([]);
    expect(verifyCitations("[1]", [])).toEqual([]);
  });

  test("a question of punctuation takes no time that grows with more than the length", () => {
    const answer = `${'"“「『>[1]，'.repeat(20_000)}`;
    const startedAt = performance.now();
    check(answer, passages.join("\n"));

    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });
});

describe("a source of several passages", () => {
  const before = { chunkId: "before", start: 0, end: 12, page: 1, content: "第一条是甲方的义务条款。" };
  const hit = {
    chunkId: "hit",
    start: 12,
    end: 36,
    page: 2,
    content: "第二条是乙方的义务条款。违约金为合同总额的百分之五。",
  };
  const row = { chunkId: "row", start: 40, end: 49, page: 3, content: "项目 | 金额\n租金 | 3500" };

  test("a quote's place is that in the document, in the passage that has it", () => {
    hit.end = hit.start + hit.content.length;
    const source = { ...sourceOf(""), chunkId: "hit", start: 0, end: hit.end, parts: [before, hit] };
    const cite = (quote: string) => verifyCitations(`“${quote}”[1]`, [source])[0];

    expect(cite("违约金为合同总额的百分之五")).toMatchObject({
      verified: true,
      chunkId: "hit",
      page: 2,
      start: 24,
      end: 37,
    });
    expect(cite("第一条是甲方的义务")).toMatchObject({
      verified: true,
      chunkId: "before",
      page: 1,
      start: 0,
      end: 9,
    });
    expect(cite("甲方的义务条款。第二条是乙方")).toMatchObject({ verified: true, start: 4, end: 18 });
  });

  test("a repeated table header is quoted from the passage, a row from its place", () => {
    const source = { ...sourceOf(row.content), ...row };

    expect(verifyCitations("“租金 | 3500”[1]", [source])[0]).toMatchObject({
      verified: true,
      start: 40,
      end: 49,
    });
    expect(verifyCitations("“项目 金额”[1]", [source])[0]).toMatchObject({
      verified: true,
      start: 40,
      end: 49,
    });
  });
});

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, "");
}
