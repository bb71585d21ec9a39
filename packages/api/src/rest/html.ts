/** Markup that is safe to send: made by {@link html} only. */
export type Html = { readonly markup: string };

type Piece = string | number | Html | readonly Piece[];

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function markupOf(piece: Piece): string {
  if (typeof piece === "number") return String(piece);
  if (typeof piece === "string") return piece.replace(/[&<>"']/g, (sign) => entities[sign] ?? "");
  if ("markup" in piece) return piece.markup;

  return piece.map(markupOf).join("");
}

/** A template whose values are escaped, unless they are markup themselves. */
export function html(strings: TemplateStringsArray, ...values: Piece[]): Html {
  return { markup: String.raw({ raw: strings }, ...values.map(markupOf)) };
}
