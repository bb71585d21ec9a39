/** Words that say nothing about what a text is about. */
const empty = new Set(
  (
    "the of is was were are be been a an to in for and or not no on by with it its as at from has have had this that " +
    "what who whom whose when where which how did does do can could will would"
  ).split(" "),
);

/** The same in Chinese: a pair with one of these says less. */
const weak = new Set(
  "的了是在和有我他她它们这那为以与及于对从而之其或被把什么哪谁吗呢多少几个里怎何时中后前上下到由该",
);
const weakWeight = 0.3;

/**
 * A deterministic embedding that means something: texts that share words and pairs of Han characters are near each
 * other, all others about at a right angle. Each feature has a random direction of its own (Achlioptas, PODS 2001), and
 * a text is the sum of its features. Vectors of different seeds have nothing to do with each other, as those of two
 * models.
 */
export function embedText(text: string, dimensions: number, seed: string): number[] {
  const sums = new Float64Array(dimensions);
  for (const [feature, count] of countFeatures(text)) {
    addDirection(sums, hash(`${seed}:${feature}`), weightOf(feature) * (count / (count + 0.5)));
  }
  const length = Math.hypot(...sums);

  return Array.from(sums, (value) => (length === 0 ? 1 / Math.sqrt(dimensions) : value / length));
}

function weightOf(feature: string): number {
  return [...feature].some((character) => weak.has(character)) ? weakWeight : 1;
}

function countFeatures(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (feature: string) => counts.set(feature, (counts.get(feature) ?? 0) + 1);

  const runs = text
    .normalize("NFKC")
    .toLowerCase()
    .matchAll(/\p{Script=Han}+|[[\p{L}\p{N}]--\p{Script=Han}]+/gv);
  for (const [run] of runs) {
    if (/\p{Script=Han}/u.test(run)) for (const pair of pairsOf([...run])) add(pair);
    else if (!empty.has(run)) add(stem(run));
  }

  return counts;
}

function pairsOf(characters: readonly string[]): string[] {
  if (characters.length === 1) return [...characters];

  return characters.slice(1).map((character, at) => `${characters[at]}${character}`);
}

function stem(word: string): string {
  return word.length > 4 ? word.replace(/(?:ing|ed|es|s|ly)$/, "") : word;
}

/** 32 signs from each step of a generator (mulberry32). */
function addDirection(sums: Float64Array, seed: number, weight: number): void {
  let state = seed;
  let bits = 0;
  for (let at = 0; at < sums.length; at += 1) {
    if (at % 32 === 0) {
      state = (state + 0x6d2b79f5) >>> 0;
      bits = Math.imul(state ^ (state >>> 15), state | 1);
      bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
      bits = (bits ^ (bits >>> 14)) >>> 0;
    }
    sums[at] = (sums[at] ?? 0) + ((bits >>> (at % 32)) & 1 ? weight : -weight);
  }
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);

  return value >>> 0;
}
