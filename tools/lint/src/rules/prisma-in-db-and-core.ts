import type { ImportTarget } from "../project.ts";
import type { Rule } from "../rule.ts";

/** `benchmarks` holds what one would build instead, on a database of its own. */
const homes = ["packages/db", "packages/core", "packages/testing", "benchmarks"];

export const prismaInDbAndCore: Rule = {
  name: "prisma-in-db-and-core",
  reason:
    "Rows and queries stay below the contract: nothing above the core can read a column that it should not.",
  fix: "Write the query as a verb in packages/core and call that through the contract's service interface.",
  check: ({ files }) =>
    files
      .filter(({ folder }) => !homes.includes(folder))
      .flatMap((file) =>
        file.imports
          .filter(({ target }) => reachesDatabase(target))
          .map(({ specifier, line }) => ({
            path: file.path,
            line,
            message: `"${specifier}" is imported outside of ${homes.join(", ")}`,
          })),
      ),
};

function reachesDatabase(target: ImportTarget): boolean {
  switch (target.kind) {
    case "external":
      return target.name === "prisma" || target.name === "pg" || target.name.startsWith("@prisma/");
    case "file":
    case "workspace":
      return target.path?.includes("/generated/") ?? false;
    case "builtin":
      return false;
  }
}
