import type { Rule } from "../rule.ts";

/** Their whole purpose is to measure or to prove. */
const exempt = ["packages/testing", "benchmarks"];

export const testingOnlyInTests: Rule = {
  name: "testing-only-in-tests",
  reason: "What serves people contains nothing that was made to pretend.",
  fix: "Move the import into a test, or the thing itself to where it is used.",
  check: ({ files }) =>
    files
      .filter(({ folder, role }) => role === "source" && !exempt.includes(folder))
      .flatMap((file) =>
        file.imports.flatMap(({ target, specifier, line }) => {
          const isTesting = target.kind === "workspace" && target.folder === "packages/testing";
          const isVitest = target.kind === "external" && target.name === "vitest";

          return isTesting || isVitest
            ? [{ path: file.path, line, message: `"${specifier}" is imported outside of tests` }]
            : [];
        }),
      ),
};
