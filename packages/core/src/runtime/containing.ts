/** Prisma passes LIKE's wildcards on; a person who types a percent sign means a percent sign. */
export function containing(words: string) {
  return { contains: escapeLike(words), mode: "insensitive" } as const;
}

/** Words as LIKE takes them for themselves. */
export function escapeLike(words: string): string {
  return words.replace(/[\\%_]/g, "\\$&");
}
