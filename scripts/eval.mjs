/** `npm run eval [-- folders]`: how well passages are found, on sets of questions, one's own as well. */

import { command, install, runTasks } from "./steps.mjs";
import { runNode, stopOnSignals } from "./workspace.mjs";

await command(async () => {
  stopOnSignals();

  await install();
  await runTasks("Generating the database client", ["generate"]);

  const { code } = await runNode(["benchmarks/src/retrieval/eval/main.ts", ...process.argv.slice(2)]);
  process.exitCode ??= code;
});
