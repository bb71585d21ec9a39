import type { Cores } from "../process/cores.ts";
import type { Panel } from "../report/render-chart.ts";
import type { Verdict } from "../report/verdict.ts";

export type CellContext = {
  cores: Cores | null;
  /** How many quiet rounds. */
  rounds: number;
  /** A first look, with less load and fewer rounds. */
  isQuick: boolean;
  /** Folder for processor profiles of the server; null: none. */
  profileDir: string | null;
  /** Tells who waits how far it is. */
  say(line: string): void;
};

export type PictureName = "throughput" | "cost" | "latency" | "memory";

/** What a cell found, as it is shown. */
export type Finding = {
  /** One or two sentences on the load. */
  how: string;
  tables: readonly string[];
  verdicts: readonly Verdict[];
  panels: readonly { picture: PictureName; panel: Panel }[];
  noise: string | null;
};

/** One thing that is measured, in processes of its own. */
export type Cell = {
  name: string;
  title: string;
  /** Everything that it starts ends with `stack`. */
  run(context: CellContext, stack: AsyncDisposableStack): Promise<Finding>;
};
