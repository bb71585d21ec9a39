/** `npm run soak [-- --minutes n]`: a server under mixed load for half an hour, watched for anything that grows. */

import { command, install, runTasks } from "./steps.mjs";
import { runNode, stopOnSignals } from "./workspace.mjs";

await command(async () => {
  stopOnSignals();

  await install();
  await runTasks("Generating the database client", ["generate"]);

  const { code } = await runNode(["benchmarks/src/soak/main.ts", ...process.argv.slice(2)]);
  process.exitCode ??= code;
});
