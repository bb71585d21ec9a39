import type { Database } from "@claw/db";
import { LRUCache } from "lru-cache";
import type { SearchedBase } from "./lexical-index.ts";
import { readShape } from "./read-shape.ts";
import type { Segment, Shape } from "./shape.ts";

export type ShapeCache = {
  /** At this revision of the base or a later one. */
  get(base: SearchedBase): Promise<Shape>;
  /** What is known of the base is not true any more, whatever its revision says. */
  forget(base: SearchedBase): void;
};

const maxBytes = 128 * 1024 ** 2;
/** Beside lengths, ids and what is visible, a character of the dictionary takes about so much. */
const characterBytes = 48;

/** Keeps heads and runs of the bases that were searched last. Several who ask for the same wait for one read. */
export function createShapeCache(db: Database): ShapeCache {
  const shapes = new LRUCache<string, Shape>({ maxSize: maxBytes, sizeCalculation: bytesOf });
  const reading = new Map<string, Promise<Shape>>();

  async function read(base: SearchedBase, known: Shape | undefined): Promise<Shape> {
    const segments = new Map<string, Segment>(known?.segments.map(({ segment }) => [segment.id, segment]));
    const shape = await readShape(db, base, segments);
    const latest = shapes.peek(keyOf(base));
    if (!latest || latest.revision <= shape.revision) shapes.set(keyOf(base), shape);

    return shape;
  }

  return {
    async get(base) {
      const known = shapes.get(keyOf(base));
      if (known && known.revision >= base.revision) return known;

      const key = `${keyOf(base)}/${base.revision}`;
      const shared = reading.get(key);
      if (shared) return await shared;

      const begun = read(base, known).finally(() => reading.delete(key));
      reading.set(key, begun);

      return await begun;
    },
    forget: (base) => void shapes.delete(keyOf(base)),
  };
}

function keyOf({ id, organizationId }: SearchedBase): string {
  return `${organizationId}/${id}`;
}

function bytesOf({ segments }: Shape): number {
  return segments.reduce(
    (sum, { segment }) => sum + 19 * segment.chunkCount + characterBytes * segment.dictionary.size + 200,
    200,
  );
}
