import { from, to } from "opencc-js/preset/t2cn";

type Dictionary = ReadonlyMap<string, string>;

/** A group is phrases first, then characters. */
const [phrases, characters] = dictionaries(to.cn?.[0] ?? []);
const regional = [from.tw?.[0], from.hk?.[0]].flatMap((group) => dictionaries(group ?? []).slice(-1));
const simplifiedCharacters = new Set(characters?.values());

/** Where the characters alone would give another word: 乾坤 stays, 乾淨 becomes 干净. Longest first, by code unit. */
export const phrasesByStart: ReadonlyMap<number, readonly (readonly [string, string])[]> = Map.groupBy(
  [...(phrases ?? [])].sort(([left], [right]) => right.length - left.length),
  ([phrase]) => phrase.charCodeAt(0),
);

/** Every character that simplified Chinese writes otherwise, with those that only Taiwan or Hong Kong writes so. */
export const simplifiedOf: Dictionary = new Map([
  ...regional.flatMap((variants) => [...variants].flatMap(regionalPair)),
  ...Array.from(characters ?? [], ([character, simplified]) => [character, chase(simplified)] as const),
]);

/** What is a simplified character already stays (么, which is a variant of 幺 as well). */
function regionalPair([variant, standard]: [string, string]): [string, string][] {
  const simplified = chase(standard);

  return simplifiedCharacters.has(variant) || simplified === variant ? [] : [[variant, simplified]];
}

/** 薴 becomes 苧, which is a traditional character itself, of 苎. */
function chase(character: string): string {
  const next = characters?.get(character);

  return next === undefined || next === character ? character : chase(next);
}

/** Entries are `from to`, or `from to other`, with | between them. */
function dictionaries(
  group: readonly (string | readonly (readonly [string, string])[])[],
): Map<string, string>[] {
  return group.map(
    (entries) => new Map(typeof entries === "string" ? entries.split("|").map(splitEntry) : entries),
  );
}

function splitEntry(entry: string): [string, string] {
  const [key = "", value = key] = entry.split(" ");

  return [key, value];
}
