/** 32-bit FNV-1a over a term's UTF-16 units, each as two bytes, and mixed (murmur3's end): FNV alone fills buckets unevenly. */
export function hashTerm(term: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < term.length; at += 1) hash = hashUnit(hash, term.charCodeAt(at));

  return mix(hash);
}

/** The bucket, of `bucketCount`, that terms with this hash are in. */
export function bucketOf(hash: number, bucketCount: number): number {
  return Math.floor((hash / 2 ** 32) * bucketCount);
}

/** Which buckets, of `otherCount`, may have terms of a range of buckets. One more on each side: the products are rounded. */
export function bucketsWithin(
  { from, to, bucketCount }: { from: number; to: number; bucketCount: number },
  otherCount: number,
): { least: number; most: number } {
  return {
    least: Math.max(0, Math.floor((from / bucketCount) * otherCount) - 1),
    most: Math.ceil((to / bucketCount) * otherCount) + 1,
  };
}

function hashUnit(hash: number, unit: number): number {
  const low = Math.imul(hash ^ (unit & 0xff), 0x01000193);

  return Math.imul(low ^ (unit >>> 8), 0x01000193);
}

function mix(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);

  return (mixed ^ (mixed >>> 16)) >>> 0;
}
