const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** The texts of all elements of a name, as far as S3's answers need it: they have no attributes and no CDATA. */
export function readTags(xml: string, name: string): string[] {
  const texts = xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, "g"));

  return [...texts].map(([, text = ""]) =>
    text.replace(/&(amp|lt|gt|quot|apos);/g, (_, key) => entities[key] ?? ""),
  );
}

export function readTag(xml: string, name: string): string | null {
  return readTags(xml, name)[0] ?? null;
}
