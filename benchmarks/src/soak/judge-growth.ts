import { median } from "../report/spread.ts";
import { type Sample, type Series, type SeriesName, series } from "./series.ts";

export type Judgement = {
  name: SeriesName;
  unit: Series["unit"];
  /** After the warm-up. */
  median: number;
  least: number;
  most: number;
  /** By the slope, from the end of the warm-up to the end. */
  growth: number;
  allowed: number;
  isSteady: boolean;
};

/** Of all samples, at the beginning: caches fill, the compiler works, the heap finds its size. */
const warmUpShare = 0.2;

/** Whether anything grows. Throws where there are too few samples to tell. */
export function judgeGrowth(samples: readonly Sample[]): Judgement[] {
  const judged = samples.slice(Math.ceil(samples.length * warmUpShare));
  const [first, last] = [judged[0], judged.at(-1)];
  if (!first || !last || judged.length < 4) throw new Error("too few samples to judge");

  return series.map(({ name, unit, share, atLeast }) => {
    const points = judged.map(({ seconds, values }) => ({ x: seconds, y: values[name] }));
    const values = points.map(({ y }) => y);
    const middle = median(values);
    const growth = slopeOf(points) * (last.seconds - first.seconds);
    const allowed = Math.max(atLeast, share * middle);

    return {
      name,
      unit,
      median: middle,
      least: Math.min(...values),
      most: Math.max(...values),
      growth,
      allowed,
      isSteady: growth <= allowed,
    };
  });
}

/** The median of the slopes between all pairs (Theil and Sen), which a few wild points do not move. */
export function slopeOf(points: readonly { x: number; y: number }[]): number {
  const slopes = points.flatMap((from, index) =>
    points.slice(index + 1).map((to) => (to.y - from.y) / (to.x - from.x)),
  );

  return median(slopes);
}
