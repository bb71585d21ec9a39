/** `npm run verify-audit`: follows the audit log's chains of hashes, and names each place where one does not hold. */

import { command, install, runTasks } from "./steps.mjs";
import { runNode, stopOnSignals } from "./workspace.mjs";

await command(async () => {
  stopOnSignals();

  await install();
  await runTasks("Generating the database client", ["generate"]);

  const { code } = await runNode(["apps/server/src/verify-audit-main.ts"]);
  process.exitCode ??= code;
});
