import mermaid from "mermaid";

export type Diagram = { address: string; width: number; height: number };

/** What a text may not set for itself: where it is drawn, and styles, which would hold for the whole page meanwhile. */
const secure = [
  "secure",
  "securityLevel",
  "startOnLoad",
  "maxTextSize",
  "maxEdges",
  "suppressErrorRendering",
  "htmlLabels",
  "themeCSS",
  "themeVariables",
  "fontFamily",
  "altFontFamily",
];
const fontFamily = "Inter, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', system-ui, sans-serif";

/** Pictures and icons of other hosts, which would be asked for while the diagram is measured. */
const fetches = /\b(img|icon)\s*:|https?:|url\s*\(|<\s*(img|image)/i;

/**
 * Draws a diagram as a picture: within one, nothing runs and nothing is fetched, whatever the text asked for.
 * @throws where the text is no diagram
 */
export async function drawDiagram(id: string, text: string, isDark: boolean): Promise<Diagram> {
  if (fetches.test(text)) throw new Error("the diagram asks for something from elsewhere");

  mermaid.initialize({
    startOnLoad: false,
    securityLevel: "strict",
    suppressErrorRendering: true,
    htmlLabels: false,
    maxTextSize: 20_000,
    theme: isDark ? "dark" : "neutral",
    fontFamily,
    secure,
  });
  const { svg } = await mermaid.render(id, text);

  return toPicture(svg);
}

function toPicture(svg: string): Diagram {
  const page = new DOMParser().parseFromString(svg, "image/svg+xml");
  const root = page.documentElement;
  const [, , width = 0, height = 0] = (root.getAttribute("viewBox") ?? "").split(/[\s,]+/).map(Number);
  if (!(width > 0 && height > 0)) throw new Error("the diagram has no extent");

  root.setAttribute("width", String(width));
  root.setAttribute("height", String(height));
  const drawn = new XMLSerializer().serializeToString(root);

  return { address: `data:image/svg+xml;charset=utf-8,${encodeURIComponent(drawn)}`, width, height };
}
