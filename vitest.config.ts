import { existsSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

const globalSetup = "packages/testing/src/global-setup.ts";

/** Those with browsers and servers, which take longest; what takes moments fills the processes' last minutes evenly. */
class AppsFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isOfApp = ({ moduleId }: TestSpecification) =>
      moduleId.startsWith(join(import.meta.dirname, "apps"));
    const sorted = await super.sort(files);

    return [...sorted.filter(isOfApp), ...sorted.filter((file) => !isOfApp(file))];
  }
}

const folders = ["packages/*", "apps/*", "tools/*", "benchmarks", "scripts"];

export default defineConfig({
  test: {
    // One project for all packages: what they share is transformed once, and imported once by each process.
    include: folders.flatMap((folder) =>
      ["src", "test"].map((part) => `${folder}/${part}/**/*.test.{ts,tsx}`),
    ),
    globalSetup: existsSync(join(import.meta.dirname, globalSetup)) ? [globalSetup] : [],
    pool: "forks",
    // A process takes one file after the other: nothing of ours lives in the top level of a module, and what they import
    // is most of the time that small files take.
    isolate: false,
    sequence: { sequencer: AppsFirst },
    // One more than two cores: what waits for a browser, a lease or the end of a process leaves a core to the others.
    maxWorkers: 3,
    // For what hangs; on a machine that does other things as well, a server alone takes its time to start.
    testTimeout: 90_000,
    hookTimeout: 120_000,
    // Waiting ends when there is what is waited for: a second is an assumption of speed, and this is none.
    expect: { poll: { timeout: 20_000, interval: 20 } },
    reporters: ["default", "./scripts/counts-reporter.mjs"],
  },
});
