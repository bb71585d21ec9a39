import { repositoryRoot, resolveConfig } from "./config.ts";
import { readEnvironment } from "./env.ts";
import { explainFailure } from "./explain-failure.ts";
import { parseSettings } from "./settings.ts";
import { verifyAuditOf } from "./verify-audit.ts";

try {
  const config = await resolveConfig(parseSettings(readEnvironment(repositoryRoot)));
  const { text, holds } = await verifyAuditOf(config);
  console.log(text);
  process.exit(holds ? 0 : 1);
} catch (error) {
  console.error(explainFailure(error));
  process.exit(1);
}
