export type Catalogue = { readonly [key: string]: string | Catalogue };

export type Catalogues = {
  zh: Catalogue;
  en: Catalogue;
  /** What is the same in every language: names and formats. */
  names: readonly string[];
};

/**
 * What is wrong with the texts of a client: keys that one language lacks, values that one does not fill in, texts that
 * nobody has translated, and those that shout or say 您.
 */
export function catalogueProblems({ zh, en, names }: Catalogues): string[] {
  const chinese = textsOf(zh);
  const english = new Map(textsOf(en));
  const known = new Set(chinese.map(([key]) => key));

  return [
    ...[...english.keys()].filter((key) => !known.has(key)).map((key) => `${key} is in English only`),
    ...chinese.flatMap(([key, text]) => {
      const other = english.get(key);
      if (other === undefined) return [`${key} is in Chinese only`];

      return problemsOf(text, other, new Set(names), key.startsWith("language.")).map(
        (problem) => `${key} ${problem}`,
      );
    }),
  ];
}

function problemsOf(zh: string, en: string, names: ReadonlySet<string>, isOwnName: boolean): string[] {
  const bare = zh.replace(/\{.*?\}/g, "").trim();
  const isPlain = /\p{Letter}/u.test(bare) && !/\p{Script=Han}/u.test(bare);

  return [
    ...(zh.trim() === "" || en.trim() === "" ? ["is empty"] : []),
    ...(placeholders(zh) === placeholders(en) ? [] : ["fills in other values"]),
    ...(/您|！|!/.test(zh + en) ? ["shouts, or says 您"] : []),
    ...(/\p{Script=Han}/u.test(en) && !isOwnName ? ["is not in English"] : []),
    ...(isPlain && !names.has(bare) ? ["is not in Chinese"] : []),
  ];
}

function textsOf(tree: Catalogue, prefix = ""): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === "string" ? [[prefix + key, value]] : textsOf(value, `${prefix}${key}.`),
  );
}

/** Names of values; not the words of a branch, as in `one {model}`. */
const value = /(?<!(?:=\d+|zero|one|two|few|many|other) )\{(\w+)[,}]/g;

function placeholders(text: string): string {
  return [...new Set([...text.matchAll(value)].map(([, name]) => name))].sort().join();
}
