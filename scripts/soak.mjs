/** `npm run soak [-- --minutes n]`: a server under mixed load for half an hour, watched for anything that grows. */

import { command, install, runTasks } from "./steps.mjs";
import { builtServer, runNode, stopOnSignals } from "./workspace.mjs";

await command(async () => {
  stopOnSignals();

  await install();
  await runTasks("Building the server and the clients", ["generate", "build"]);

  const { code } = await runNode(["benchmarks/src/soak/main.ts", ...process.argv.slice(2)], {
    env: { CLAW_TEST_SERVER: builtServer },
  });
  process.exitCode ??= code;
});
