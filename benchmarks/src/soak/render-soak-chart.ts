import { type Sample, type Series, series } from "./series.ts";

const width = 760;
const panelHeight = 110;
const left = 110;
const right = 20;
const room = { width: width - left - right, height: 60 };
const top = 34;

const style = `
  text { font: 13px system-ui, sans-serif; fill: #1f2328; }
  .title { font-weight: 600; }
  .line { fill: none; stroke: #2f81f7; stroke-width: 1.5; }
  .axis { stroke: #8b949e; stroke-width: 1; }
  @media (prefers-color-scheme: dark) { text { fill: #e6edf3; } }`;

/** Each series over time, from zero to its highest, one below the other, as an SVG image. */
export function renderSoakChart(samples: readonly Sample[]): string {
  const height = series.length * panelHeight + 24;
  const seconds = samples.at(-1)?.seconds ?? 0;

  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">`,
    "<title>What a server used during the soak, over time</title>",
    `<style>${style}\n</style>`,
    ...series.map((one, index) => renderPanel(one, samples, seconds, index * panelHeight)),
    `<text x="${left}" y="${height - 6}">0</text>`,
    `<text x="${width - right}" y="${height - 6}" text-anchor="end">${Math.round(seconds / 60)} minutes</text>`,
    "</svg>\n",
  ].join("\n");
}

function renderPanel(
  { name, unit }: (typeof series)[number],
  samples: readonly Sample[],
  seconds: number,
  y: number,
): string {
  const most = Math.max(1, ...samples.map(({ values }) => values[name]));
  const floor = y + top + room.height;
  const points = samples.map((sample) => {
    const across = left + (sample.seconds / Math.max(1, seconds)) * room.width;
    return `${across.toFixed(1)},${(floor - (sample.values[name] / most) * room.height).toFixed(1)}`;
  });

  return [
    `<text class="title" x="8" y="${y + 22}">${name}</text>`,
    `<text x="${left - 8}" y="${y + top + 10}" text-anchor="end">${write(most, unit)}</text>`,
    `<text x="${left - 8}" y="${floor}" text-anchor="end">0</text>`,
    `<line class="axis" x1="${left}" y1="${floor}" x2="${width - right}" y2="${floor}"/>`,
    `<polyline class="line" points="${points.join(" ")}"/>`,
  ].join("\n");
}

function write(value: number, unit: Series["unit"]): string {
  return unit === "bytes" ? `${(value / 2 ** 20).toFixed(0)} MB` : value.toFixed(0);
}
