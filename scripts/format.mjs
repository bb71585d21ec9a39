/** `npm run format [-- paths]`: formats, sorts imports and applies the safe repairs. */

import { command, install } from "./steps.mjs";
import { run, stopOnSignals } from "./workspace.mjs";

await command(async () => {
  stopOnSignals();

  await install();
  const paths = process.argv.slice(2);
  const { code } = await run("biome", ["check", "--write", ...(paths.length > 0 ? paths : ["."])]);
  process.exitCode ??= code;
});
