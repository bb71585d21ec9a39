/**
 * `npm test [-- arguments of Vitest]`: install, lint, build, type check, every test.
 * The last line is always `N passed, N failed` (`, N skipped`); a failed lint or type check counts as one failed.
 */

import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { countsLine } from "./counts-line.mjs";
import { all, command, install, lint, runTasks } from "./steps.mjs";
import { builtServer, root, runNode, stopOnSignals } from "./workspace.mjs";

const summaryPath = join(root, "node_modules", ".cache", "claw", "test-counts.json");
let counts = { passed: 0, failed: 1, skipped: 0 };

await command(async () => {
  stopOnSignals();

  await install();
  console.log("Linting …");
  // At the same time, for each leaves a core idle now and then.
  await all([lint(), runTasks("Building and checking types", ["generate", "build", "typecheck"])]);

  counts = await runTests(process.argv.slice(2));
});

if (counts.failed > 0) process.exitCode ??= 1;
console.log(`\n${countsLine(counts)}`);

async function runTests(args) {
  rmSync(summaryPath, { force: true });
  // What was built a moment ago is what the tests start; a direct run of Vitest starts the sources, which are never stale.
  const { code } = await runNode(["node_modules/vitest/vitest.mjs", "run", ...args], {
    env: { CLAW_TEST_COUNTS: summaryPath, CLAW_TEST_SERVER: builtServer },
  });
  const found = existsSync(summaryPath)
    ? JSON.parse(readFileSync(summaryPath, "utf8"))
    : { passed: 0, failed: 0, skipped: 0 };

  // Vitest fails for more than failing tests: no test found, an error outside of any test, its own crash.
  return code !== 0 && found.failed === 0 ? { ...found, failed: 1 } : found;
}
