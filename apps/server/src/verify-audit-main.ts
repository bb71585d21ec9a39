import { repositoryRoot, resolveConfig } from "./config.ts";
import { readEnvironment } from "./env.ts";
import { explainFailure } from "./explain-failure.ts";
import { parseSettings } from "./settings.ts";
import { tellAuditProgress } from "./tell-audit-progress.ts";
import { verifyAuditOf } from "./verify-audit.ts";

try {
  const config = await resolveConfig(parseSettings(readEnvironment(repositoryRoot)));
  // What somebody reads from stdout is the outcome alone.
  const onProgress = tellAuditProgress((line) => console.error(line), Date.now);
  const { text, holds } = await verifyAuditOf(config, onProgress);
  console.log(text);
  process.exit(holds ? 0 : 1);
} catch (error) {
  console.error(explainFailure(error));
  process.exit(1);
}
