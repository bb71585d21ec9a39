/** `npm run pictures`: takes the pictures of the documentation anew, into docs/images. Needs Chromium. */

import { command, install, runTasks } from "./steps.mjs";
import { runNode, stopOnSignals } from "./workspace.mjs";

await command(async () => {
  stopOnSignals();

  await install();
  await runTasks("Building the web clients", ["generate", "build"]);

  const config = "apps/web/test/pictures/vitest.config.ts";
  const { code } = await runNode(["node_modules/vitest/vitest.mjs", "run", "--config", config]);
  process.exitCode ??= code;
});
