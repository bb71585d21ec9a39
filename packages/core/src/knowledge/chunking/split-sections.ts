import type { Piece } from "./piece.ts";
import { fullWeight } from "./weigh.ts";

/** A section with less than this takes in the next one, so that a title alone is no passage. */
const smallSection = fullWeight / 5;

/** Cuts at headings: a passage never reaches from one section into the next, other than from a very small one. */
export function splitSections(pieces: readonly Piece[]): Piece[][] {
  const sections: Piece[][] = [];
  let section: Piece[] = [];
  let body = 0;

  for (const piece of pieces) {
    const first = section[0];
    if (piece.kind === "heading" && first && body > 0 && isEnd(piece, first, body)) {
      sections.push(section);
      section = [];
      body = 0;
    }

    section.push(piece);
    if (piece.kind !== "heading") body += piece.weightAfterOther;
  }
  if (section.length > 0) sections.push(section);

  return sections;
}

function isEnd(heading: Piece, first: Piece, body: number): boolean {
  if (body >= smallSection || heading.page !== first.page) return true;

  return first.kind === "heading" && heading.level < first.level;
}
