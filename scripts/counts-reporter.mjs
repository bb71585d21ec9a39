/** Vitest reporter: counts tests for the last line of a run. */

import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { countsLine } from "./counts-line.mjs";

export default class CountsReporter {
  onTestRunEnd(modules, unhandledErrors) {
    const counts = { passed: 0, failed: unhandledErrors.length, skipped: 0 };

    for (const module of modules) countModule(module, counts);

    this.report(counts);
  }

  /** `npm test` prints the line itself, last of all; a direct run of Vitest gets it from here. */
  report(counts) {
    const path = process.env.CLAW_TEST_COUNTS;

    if (path === undefined) {
      console.log(`\n${countsLine(counts)}`);
      return;
    }

    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, JSON.stringify(counts));
  }
}

/** A file or a suite that fails outside of its tests (an import, a hook) is one failure more. */
function countModule(module, counts) {
  for (const test of module.children.allTests()) {
    const { state } = test.result();
    counts[state === "pending" ? "failed" : state] += 1;
  }

  counts.failed += module.errors().length > 0 ? 1 : 0;
  for (const suite of module.children.allSuites()) counts.failed += suite.errors().length > 0 ? 1 : 0;
}
