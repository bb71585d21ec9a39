/** `npm run lint [-- paths]`: formatting, language rules, and the rules that keep the layers apart. */

import { command, install, lint } from "./steps.mjs";
import { stopOnSignals } from "./workspace.mjs";

await command(async () => {
  stopOnSignals();

  await install();
  await lint(process.argv.slice(2));
});
