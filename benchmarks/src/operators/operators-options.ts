import { parseArgs } from "node:util";

export type OperatorsOptions = {
  /** Where the installation is kept and found again; null: it is written anew and removed. */
  folder: string | null;
  /** Only reads with this in their name; all of them are kept in `results`, fewer are not. */
  only: string | null;
};

/** `--folder path`, `--only words`. Throws for anything else. */
export function readOperatorsOptions(args: readonly string[]): OperatorsOptions {
  const { values } = parseArgs({
    args: args.filter((argument) => argument !== "--"),
    options: { folder: { type: "string" }, only: { type: "string" } },
  });

  return { folder: values.folder ?? null, only: values.only ?? null };
}
