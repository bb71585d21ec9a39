/** `npm start`: from a bare machine to a running server. */

import { launchServer } from "./launch.mjs";
import { command, install, runTasks } from "./steps.mjs";
import { stopOnSignals } from "./workspace.mjs";

await command(async () => {
  const steps = stopOnSignals();

  await install();
  await runTasks("Building the clients and the server", ["generate", "build"]);
  steps.release();

  process.exitCode = await launchServer();
});
