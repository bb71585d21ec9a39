import { router } from "../trpc.ts";
import { accessRouter } from "./access.ts";
import { auditRouter } from "./audit.ts";
import { jobsRouter } from "./jobs.ts";
import { knowledgeCareRouter } from "./knowledge.ts";
import { limitsRouter } from "./limits.ts";
import { mailRouter } from "./mail.ts";
import { modelsRouter } from "./models.ts";
import { moneyRouter } from "./money.ts";
import { overviewRouter } from "./overview.ts";
import { providersRouter } from "./providers.ts";
import { settingsRouter } from "./settings.ts";
import { usersRouter } from "./users.ts";

/** What the operator's application asks. Operators only, all of it. */
export const adminRouter = router({
  overview: overviewRouter,
  users: usersRouter,
  access: accessRouter,
  models: modelsRouter,
  providers: providersRouter,
  money: moneyRouter,
  knowledge: knowledgeCareRouter,
  settings: settingsRouter,
  audit: auditRouter,
  jobs: jobsRouter,
  limits: limitsRouter,
  mail: mailRouter,
});
