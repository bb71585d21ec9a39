/** `npm run bench [-- arguments]`: performance beside its limits, measured in one run. */

import { command, install, runTasks } from "./steps.mjs";
import { runNode, stopOnSignals } from "./workspace.mjs";

await command(async () => {
  stopOnSignals();

  await install();
  await runTasks("Generating the database client", ["generate"]);

  const { code } = await runNode(["benchmarks/src/main.ts", ...process.argv.slice(2)]);
  process.exitCode ??= code;
});
