import { parseArgs } from "node:util";
import type { Cell } from "./cells/cell.ts";

export type RunOptions = {
  cells: readonly Cell[];
  rounds: number;
  isQuick: boolean;
  /** Whether the run may replace the results that the documents show: a part or another load may not. */
  isUsual: boolean;
  /** Where processor profiles of the server are put; null: none are made. */
  profileDir: string | null;
};

/**
 * `--quick` for a first look; `--only cell` (again for more) for a part; `--rounds n`; `--profile folder`. Only a run
 * without any of them is kept in `results`. Throws for anything else.
 */
export function readRunOptions(args: readonly string[], all: readonly Cell[]): RunOptions {
  const { values } = parseArgs({
    args: args.filter((argument) => argument !== "--"),
    options: {
      quick: { type: "boolean", default: false },
      only: { type: "string", multiple: true },
      rounds: { type: "string" },
      profile: { type: "string" },
    },
  });

  return {
    cells: values.only ? chosen(values.only, all) : all,
    rounds: wholeNumber("rounds", values.rounds, values.quick ? 2 : 5, 20),
    isQuick: values.quick,
    isUsual: Object.values(values).every((value) => value === undefined || value === false),
    profileDir: values.profile ?? null,
  };
}

function chosen(names: readonly string[], all: readonly Cell[]): Cell[] {
  const unknown = names.find((name) => !all.some((cell) => cell.name === name));
  if (unknown === undefined) return all.filter(({ name }) => names.includes(name));

  throw new RangeError(`--only ${unknown}: one of ${all.map(({ name }) => name).join(", ")}`);
}

function wholeNumber(name: string, given: string | undefined, otherwise: number, most: number): number {
  const value = Number(given ?? otherwise);
  if (Number.isInteger(value) && value >= 1 && value <= most) return value;

  throw new RangeError(`--${name}: a whole number from 1 to ${most}`);
}
