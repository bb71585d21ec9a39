import { attribute, readXml } from "../../archive/read-xml.ts";

type Style = { level: number | null; basedOn: string | null };

/** By the id of a style, which level of heading it makes: 1 to 6. Ids are whatever the program chose, in any language. */
export type HeadingStyles = ReadonlyMap<string, number>;

/** More than any chain of styles that a person made; there may be circles. */
const longestChain = 20;

export async function readHeadingStyles(pieces: AsyncIterable<Buffer>): Promise<HeadingStyles> {
  const styles = await readStyles(pieces);
  const levels = new Map<string, number>();

  for (const id of styles.keys()) {
    let style = styles.get(id);
    for (let step = 0; style && style.level === null && step < longestChain; step++) {
      style = style.basedOn === null ? undefined : styles.get(style.basedOn);
    }
    if (style?.level) levels.set(id, style.level);
  }

  return levels;
}

async function readStyles(pieces: AsyncIterable<Buffer>): Promise<Map<string, Style>> {
  const styles = new Map<string, Style>();
  let style: Style | null = null;

  await readXml(pieces, {
    open(name, attributes) {
      const value = attribute(attributes, "val") ?? "";

      if (name === "style") {
        style = null;
        if (attribute(attributes, "type") !== "paragraph") return;
        style = { level: null, basedOn: null };
        styles.set(attribute(attributes, "styleId") ?? "", style);
      } else if (style && name === "basedOn") {
        style.basedOn = value;
      } else if (style && name === "name") {
        style.level = levelByName(value) ?? style.level;
      } else if (style && name === "outlineLvl") {
        style.level = levelByOutline(value);
      }
    },
  });

  return styles;
}

/** Word keeps the English names of its own styles in every language. */
function levelByName(name: string): number | null {
  if (/^title$/i.test(name)) return 1;
  const level = /^(?:heading|标题) ?([1-9])$/i.exec(name)?.[1];

  return level ? Math.min(6, Number(level)) : null;
}

/** From 0; 9 is body text. 0 stands for "no heading, whatever the base says". */
export function levelByOutline(value: string): number {
  const level = Number.parseInt(value, 10) + 1;

  return level >= 1 && level <= 9 ? Math.min(6, level) : 0;
}
