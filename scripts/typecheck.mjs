/** `npm run typecheck`: every package by the native compiler, those unchanged from Turbo's cache. */

import { command, install, runTasks } from "./steps.mjs";
import { stopOnSignals } from "./workspace.mjs";

await command(async () => {
  stopOnSignals();

  await install();
  await runTasks("Checking types", ["generate", "typecheck"]);
});
