import { DomainError } from "@claw/contract";

/**
 * The vectors of a response in the order of its texts, each of length 1: some models are not trained for it, and a
 * scan over cosines needs it. Throws PROVIDER_FAILED where they are too few or too many, differ in length, or hold what
 * is no number. By hand, since a batch has a hundred thousand numbers and others wait for the event loop.
 */
export function readEmbeddings(data: unknown, count: number): Float32Array[] {
  if (!Array.isArray(data)) throw unusable("no list of vectors");
  if (data.length !== count) throw unusable(`${data.length} vectors for ${count} texts`);

  const vectors = new Array<Float32Array | undefined>(count).fill(undefined);
  for (const [at, item] of data.entries()) vectors[indexOf(item, at)] = ofLengthOne(item);

  return vectors.slice(0, count).map((vector, at) => {
    if (!vector) throw unusable(`no vector for text ${at}`);
    if (vector.length !== vectors[0]?.length) throw unusable("vectors of different lengths");

    return vector;
  });
}

/** Its place among the texts; some providers leave it out and keep the order. */
function indexOf(item: unknown, at: number): number {
  if (!isObject(item) || !("index" in item)) return at;
  if (typeof item.index === "number" && Number.isInteger(item.index) && item.index >= 0) return item.index;

  throw unusable("an index that is none");
}

function ofLengthOne(item: unknown): Float32Array {
  if (!isObject(item) || !("embedding" in item) || !Array.isArray(item.embedding))
    throw unusable("no vector");

  const values: readonly unknown[] = item.embedding;
  let squares = 0;
  const vector = Float32Array.from(values, (value) => {
    if (typeof value !== "number") throw unusable("a vector with what is no number");
    squares += value * value;

    return value;
  });
  const length = Math.sqrt(squares);
  if (!Number.isFinite(length) || length === 0) throw unusable("a vector without a direction");

  return vector.map((value) => value / length);
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function unusable(cause: string): DomainError {
  return new DomainError("PROVIDER_FAILED", {
    message: "The embedding provider's answer could not be used.",
    cause,
  });
}
