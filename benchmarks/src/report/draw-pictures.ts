import type { Finding, PictureName } from "../cells/cell.ts";
import { renderChart } from "./render-chart.ts";

const descriptions: Readonly<Record<PictureName, string>> = {
  throughput: "Tokens per second: medians, with whiskers from the least to the most",
  cost: "Processor time of a token: medians, with whiskers from the least to the most",
  latency: "Waiting: medians, with whiskers from the least to the most",
  memory: "Memory: medians, with whiskers from the least to the most",
};

export const pictureNames = ["throughput", "cost", "latency", "memory"] as const satisfies PictureName[];

/** One SVG image for each name that has panels. */
export function drawPictures(panels: Finding["panels"]): { name: PictureName; svg: string }[] {
  return pictureNames.flatMap((name) => {
    const own = panels.filter(({ picture }) => picture === name).map(({ panel }) => panel);
    return own.length === 0 ? [] : [{ name, svg: renderChart(descriptions[name], own) }];
  });
}
