/** `npm run serve`: serves what is installed and built; installs and builds nothing. */

import { launchServer } from "./launch.mjs";
import { command } from "./steps.mjs";

await command(async () => {
  process.exitCode = await launchServer();
});
