const longestTitle = 120;
const longestPath = 400;

/** The headings above a place, as a reader of the document meets them. */
export type HeadingPath = {
  enter(level: number, heading: string): void;
  toString(): string;
};

export function createHeadingPath(): HeadingPath {
  let above: { level: number; title: string }[] = [];
  let joined = "";

  return {
    enter(level, heading) {
      const title = titleOf(heading);
      above = above.filter((other) => other.level < level);
      if (title !== "") above.push({ level, title });
      joined = shorten(above.map((each) => each.title).join(" > "), longestPath);
    },
    toString: () => joined,
  };
}

/** Without the marks of Markdown: `## Title ##`, or a line under it. */
function titleOf(heading: string): string {
  const line = heading.trim().split("\n")[0] ?? "";
  const title = line.replace(/^#{1,6}\s+/, "").replace(/\s+#+$/, "");

  return shorten(title.replaceAll(/\s+/g, " ").trim(), longestTitle);
}

function shorten(text: string, most: number): string {
  if (text.length <= most) return text;

  return text.slice(0, most).replace(/[\uD800-\uDBFF]$/, "");
}
