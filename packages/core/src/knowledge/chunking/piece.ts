/** What stands between a piece and the one before it; a cut is made where most does. */
export type Gap = "paragraph" | "sentence" | "cut";

/** What a passage is made of, and is never cut within: a sentence, a row of a table, a heading. */
export type Piece = {
  kind: "heading" | "sentence" | "row";
  start: number;
  end: number;
  page: number | null;
  /** The headings above it, its own included, joined by " > ". */
  headings: string;
  /** Of a heading: 1 to 6. */
  level: number;
  gap: Gap;
  /** Of a row: the span of its table's header. */
  header: { start: number; end: number } | null;
  /** Of itself. */
  weight: number;
  /** With the space before it. */
  weightAfterOther: number;
};
