/** `npm run operators [-- arguments]`: how long operators wait for lists on a large installation. */

import { command, install, runTasks } from "./steps.mjs";
import { runNode, stopOnSignals } from "./workspace.mjs";

await command(async () => {
  stopOnSignals();

  await install();
  await runTasks("Generating the database client", ["generate"]);

  const { code } = await runNode(["benchmarks/src/operators/main.ts", ...process.argv.slice(2)]);
  process.exitCode ??= code;
});
