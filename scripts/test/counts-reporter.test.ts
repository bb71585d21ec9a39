import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const repository = join(import.meta.dirname, "../..");

/** Runs Vitest over one test file with the reporter and resolves to what it counted, and the exit code. */
function countsOf(code: string): Promise<{ counts: unknown; exitCode: number }> {
  const folder = mkdtempSync(join(repository, "node_modules", ".counts-"));
  const counted = join(folder, "counts.json");
  const reporter = join(repository, "scripts/counts-reporter.mjs");
  const vitest = join(repository, "node_modules/vitest/vitest.mjs");

  writeFileSync(join(folder, "a.test.mjs"), `import { test, describe, beforeAll } from "vitest";\n${code}`);
  writeFileSync(
    join(folder, "vitest.config.mjs"),
    "export default { test: { include: ['**/a.test.mjs'] } };",
  );

  return new Promise((resolve) => {
    const args = [vitest, "run", "--root", folder, "--reporter", reporter];
    const options = { cwd: folder, env: { ...process.env, CLAW_TEST_COUNTS: counted, VITEST: undefined } };

    execFile(process.execPath, args, options, (error) => {
      const counts: unknown = JSON.parse(readFileSync(counted, "utf8"));
      rmSync(folder, { recursive: true });
      resolve({ counts, exitCode: error === null ? 0 : 1 });
    });
  });
}

const fails = "throw new Error('broken');";

test.each([
  [
    "a test each way",
    `test("a", () => {}); test("b", () => { ${fails} }); test.skip("c", () => {});`,
    1,
    1,
    1,
  ],
  ["a test that skips itself", `test("a", (context) => context.skip("no Redis"));`, 0, 0, 1],
  ["a file that cannot be loaded", `import "./nowhere.mjs"; test("a", () => {});`, 0, 1, 0],
  ["an error outside of any test", `test("a", () => { setTimeout(() => { ${fails} }); });`, 1, 1, 0],
])("counts %s", async (_what, code, passed, failed, skipped) => {
  const run = await countsOf(code);

  expect(run.counts).toEqual({ passed, failed, skipped });
  expect(run.exitCode).toBe(failed > 0 ? 1 : 0);
});

test("a failing hook is a failure, whatever becomes of the tests under it", async () => {
  const { counts, exitCode } = await countsOf(
    `describe("s", () => { beforeAll(() => { ${fails} }); test("a", () => {}); });`,
  );

  expect(counts).toMatchObject({ passed: 0, failed: 1 });
  expect(exitCode).toBe(1);
});
