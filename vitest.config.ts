import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "vitest/config";

const root = import.meta.dirname;
const globalSetup = "packages/testing/src/global-setup.ts";

const folders = [
  ...["packages", "apps", "tools"].flatMap((parent) =>
    readdirSync(join(root, parent)).map((name) => `${parent}/${name}`),
  ),
  "benchmarks",
  "scripts",
];

export default defineConfig({
  test: {
    projects: folders.filter(hasTests).map(project),
    globalSetup: existsSync(join(root, globalSetup)) ? [globalSetup] : [],
    pool: "forks",
    // One process for a package's files, one after the other: nothing of ours lives in the top level of a module, and
    // what they import is most of the time that small files take.
    isolate: false,
    maxWorkers: 2,
    // For what hangs; on a machine that does other things as well, a server alone takes its time to start.
    testTimeout: 90_000,
    hookTimeout: 120_000,
    // Waiting ends when there is what is waited for: a second is an assumption of speed, and this is none.
    expect: { poll: { timeout: 20_000, interval: 20 } },
    reporters: ["default", "./scripts/counts-reporter.mjs"],
  },
});

/** A folder's own vitest.config.ts, where it has one, says what is particular to it. */
function project(folder: string) {
  const own = `${folder}/vitest.config.ts`;
  if (existsSync(join(root, own))) return own;

  // Files are named from the repository's top, so that `npm test -- packages/core` and `-- core` both find them.
  const include = ["src", "test"].map((part) => `${folder}/${part}/**/*.test.{ts,tsx}`);

  return { extends: true as const, test: { name: folder, root: folder, dir: root, include } };
}

function hasTests(folder: string): boolean {
  return ["src", "test"].some((part) => {
    const path = join(root, folder, part);
    if (!existsSync(path)) return false;

    return readdirSync(path, { recursive: true, encoding: "utf8" }).some((name) =>
      /\.test\.tsx?$/.test(name),
    );
  });
}
