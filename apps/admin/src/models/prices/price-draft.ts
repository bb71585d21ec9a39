import type { CatalogModel, ModelKind, PriceVersion, SetPrice } from "@claw/contract";

export const priceKinds = ["input", "output", "cached", "cacheWrite", "reasoning", "perRequest"] as const;
export type PriceKind = (typeof priceKinds)[number];

/** As it is typed: yuan per million tokens, and per request. Empty: as input or output. */
export type PriceDraft = Record<PriceKind, string>;

/** What is asked for at once, by what a model is for: one that reads alone costs what it reads, or each request. */
export const usualPrices: Record<ModelKind, readonly PriceKind[]> = {
  chat: ["input", "output"],
  embedding: ["input"],
  rerank: ["input", "perRequest"],
};

/** What is asked for on demand. */
export const furtherPrices: Record<ModelKind, readonly PriceKind[]> = {
  chat: ["cached", "cacheWrite", "reasoning", "perRequest"],
  embedding: ["perRequest"],
  rerank: [],
};

export const noPrice: PriceDraft = {
  input: "",
  output: "",
  cached: "",
  cacheWrite: "",
  reasoning: "",
  perRequest: "",
};

/** With what was typed into one field. Of a model that writes nothing the price of writing is that of reading. */
export function withPrice(
  draft: PriceDraft,
  modelKind: ModelKind,
  kind: PriceKind,
  text: string,
): PriceDraft {
  const typed = { ...draft, [kind]: text.trim() };

  return modelKind === "chat" ? typed : { ...typed, output: typed.input };
}

export type SaidPrices = Pick<SetPrice, PriceKind>;

/** What is charged now, as a beginning. */
export function draftOf({ prices }: Pick<CatalogModel, "prices">, current: PriceVersion | null): PriceDraft {
  const said = (kind: "cached" | "cacheWrite" | "reasoning") =>
    current?.said.includes(kind) ? shorten(prices[kind]) : "";

  return {
    input: shorten(prices.input),
    output: shorten(prices.output),
    cached: said("cached"),
    cacheWrite: said("cacheWrite"),
    reasoning: said("reasoning"),
    perRequest: /^0\.0+$/.test(prices.perRequest) ? "" : shorten(prices.perRequest),
  };
}

export function isPriceText(text: string): boolean {
  return /^\d{1,5}(\.\d{1,6})?$/.test(text);
}

/** Which of them cannot be a price. */
export function wrongKinds(draft: PriceDraft): PriceKind[] {
  return priceKinds.filter((kind) => {
    const isNeeded = kind === "input" || kind === "output";
    return draft[kind] === "" ? isNeeded : !isPriceText(draft[kind]);
  });
}

/** As the server takes it; null while something of it cannot be a price. */
export function saidPrices(draft: PriceDraft): SaidPrices | null {
  if (wrongKinds(draft).length > 0) return null;

  const optional = priceKinds.filter((kind) => kind !== "input" && kind !== "output" && draft[kind] !== "");

  return {
    input: draft.input,
    output: draft.output,
    ...Object.fromEntries(optional.map((kind) => [kind, draft[kind]])),
  };
}

/** Nothing, or more than several times what the dearest models cost: the server wants to hear that it is meant. */
export function isOdd(prices: SaidPrices): boolean {
  return priceKinds.some((kind) => {
    const price = prices[kind];
    return price !== undefined && (Number(price) > 1_000 || (Number(price) === 0 && kind !== "perRequest"));
  });
}

/** "20.000000" as one writes it: 20. */
function shorten(yuan: string): string {
  return yuan.replace(/\.?0+$/, "");
}
