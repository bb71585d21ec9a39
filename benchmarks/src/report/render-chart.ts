import type { Spread } from "./spread.ts";

export type Bar = { label: string; value: Spread; isOurs: boolean };

export type Panel = {
  title: string;
  bars: readonly Bar[];
  /** How the median is written at the end of its bar. */
  write(value: number): string;
};

const width = 760;
const labelWidth = 230;
const valueWidth = 90;
const barHeight = 22;
const rowHeight = 36;
const headHeight = 44;
const room = width - labelWidth - valueWidth;

/** Colours that read on white and on black; the reader's setting chooses the text's. */
const style = `
  text { font: 14px system-ui, sans-serif; fill: #1f2328; }
  .title { font-weight: 600; }
  .ours { fill: #2f81f7; }
  .theirs { fill: #8b949e; }
  .whisker { stroke: #1f2328; stroke-width: 1.5; }
  @media (prefers-color-scheme: dark) { text { fill: #e6edf3; } .whisker { stroke: #e6edf3; } }`;

/** Horizontal bars of medians with whiskers from the least to the most, one panel below the other, as an SVG image. */
export function renderChart(description: string, panels: readonly Panel[]): string {
  const tops = panels.map((_, index) =>
    panels.slice(0, index).reduce((sum, panel) => sum + heightOf(panel), 0),
  );
  const height = panels.reduce((sum, panel) => sum + heightOf(panel), 0) + 8;
  const head = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">`;

  return [
    head,
    `<title>${escapeXml(description)}</title>`,
    `<style>${style}\n</style>`,
    ...panels.map((panel, index) => renderPanel(panel, tops[index] ?? 0)),
    "</svg>\n",
  ].join("\n");
}

function heightOf({ bars }: Panel): number {
  return headHeight + bars.length * rowHeight;
}

function renderPanel({ title, bars, write }: Panel, top: number): string {
  const most = Math.max(...bars.map(({ value }) => value.max));
  const scale = (value: number) => Math.round((value / most) * room * 10) / 10;

  return [
    `<text class="title" x="8" y="${top + 28}">${escapeXml(title)}</text>`,
    ...bars.map((bar, index) => renderBar(bar, top + headHeight + index * rowHeight, scale, write)),
  ].join("\n");
}

function renderBar(
  { label, value, isOurs }: Bar,
  top: number,
  scale: (value: number) => number,
  write: (value: number) => string,
): string {
  const middle = top + barHeight / 2;
  const [from, to] = [labelWidth + scale(value.min), labelWidth + scale(value.max)];
  const line = (x1: number, y1: number, x2: number, y2: number) =>
    `<line class="whisker" x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}"/>`;

  return [
    `<text x="${labelWidth - 10}" y="${middle + 5}" text-anchor="end">${escapeXml(label)}</text>`,
    `<rect class="${isOurs ? "ours" : "theirs"}" x="${labelWidth}" y="${top}" width="${scale(value.median)}" height="${barHeight}" rx="3"/>`,
    line(from, middle, to, middle),
    line(from, middle - 5, from, middle + 5),
    line(to, middle - 5, to, middle + 5),
    `<text x="${to + 8}" y="${middle + 5}">${escapeXml(write(value.median))}</text>`,
  ].join("\n");
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
