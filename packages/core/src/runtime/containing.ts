/** Prisma passes LIKE's wildcards on; a person who types a percent sign means a percent sign. */
export function containing(words: string) {
  return { contains: words.replace(/[\\%_]/g, "\\$&"), mode: "insensitive" } as const;
}
