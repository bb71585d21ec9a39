/** `npm run bench [-- arguments]`: performance beside its limits, measured in one run. */

import { command, install, runTasks } from "./steps.mjs";
import { builtServer, runNode, stopOnSignals } from "./workspace.mjs";

await command(async () => {
  stopOnSignals();

  await install();
  await runTasks("Building the server and the clients", ["generate", "build"]);

  const { code } = await runNode(["benchmarks/src/main.ts", ...process.argv.slice(2)], {
    env: { CLAW_TEST_SERVER: builtServer },
  });
  process.exitCode ??= code;
});
